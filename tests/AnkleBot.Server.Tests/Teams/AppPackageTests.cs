using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AnkleBot.Server.Commands;
using AnkleBot.Server.Teams;

namespace AnkleBot.Server.Tests.Teams;

public sealed class AppPackageTests : IDisposable
{
    private static readonly AppPackage Good = new(
        "11111111-2222-3333-4444-555555555555", "bot.example", "Riverside \"R\" Clinic", "https://bot.example", "https://riverside.example/privacy", "https://riverside.example/terms", "1.0.0");

    private readonly string _folder = Directory.CreateTempSubdirectory("anklebot-package-").FullName;

    private string Zip => Path.Combine(_folder, "app.zip");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_holds_a_manifest_by_the_rules_of_its_schema_and_nothing_is_left_to_fill()
    {
        Assert.Equal(0, TeamsCommand.Run(Good, Zip, TextWriter.Null, TextWriter.Null));

        using var zip = ZipFile.OpenRead(Zip);
        Assert.Equal(["color.png", "manifest.json", "outline.png"], zip.Entries.Select(entry => entry.FullName).Order());
        using var reader = new StreamReader(zip.GetEntry("manifest.json")!.Open());
        var text = reader.ReadToEnd();
        Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
        Assert.Empty(ManifestRules.Problems(JsonNode.Parse(text)!));
        Assert.Equal("Riverside \"R\" Clinic", JsonNode.Parse(text)!["developer"]!["name"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("color.png", 192)]
    [InlineData("outline.png", 32)]
    public void Its_icons_have_the_sizes_that_Teams_wants(string name, int size)
    {
        TeamsCommand.Run(Good, Zip, TextWriter.Null, TextWriter.Null);
        using var zip = ZipFile.OpenRead(Zip);
        using var png = zip.GetEntry(name)!.Open();
        var head = new byte[26];

        png.ReadExactly(head);

        Assert.Equal("\x89PNG"u8[^3..].ToArray(), head[1..4]);
        Assert.Equal((size, size), (BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(20))));
        // An outline lies on whatever colour Teams has: 6 is a picture with transparency.
        if (name == "outline.png") Assert.Equal(6, head[25]);
    }

    [Fact]
    public void What_is_wrong_is_said_all_at_once_and_nothing_is_written()
    {
        var errors = new StringWriter();

        var code = TeamsCommand.Run(new("my-bot", "https://bot.example/", new string('x', 33), "http://a", "privacy", "", "1"), Zip, TextWriter.Null, errors);

        Assert.Equal(1, code);
        foreach (var option in new[] { "--app-id", "--host", "--developer", "--website", "--privacy", "--terms", "--app-version" })
            Assert.Contains(option, errors.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Zip));
    }

    [Theory]
    [InlineData("manifestVersion", "\"1.13\"", "manifestVersion")]
    [InlineData("id", "\"my-bot\"", "id")]
    [InlineData("accentColor", "\"teal\"", "accentColor")]
    [InlineData("icons", null, "icons")]
    [InlineData("somethingElse", "1", "somethingElse")]
    public void The_rules_notice_what_breaks_them(string name, string? json, string where)
    {
        TeamsCommand.Run(Good, Zip, TextWriter.Null, TextWriter.Null);
        using var zip = ZipFile.OpenRead(Zip);
        using var reader = new StreamReader(zip.GetEntry("manifest.json")!.Open());
        var manifest = JsonNode.Parse(reader.ReadToEnd())!.AsObject();
        if (json is null) manifest.Remove(name);
        else manifest[name] = JsonNode.Parse(json);

        Assert.Contains(ManifestRules.Problems(manifest), problem => problem.Contains(where, StringComparison.Ordinal));
    }

    [Fact]
    public void Commands_in_the_manifest_are_words_that_the_bot_understands()
    {
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "teams", "manifest.json")))!;
        var knowledge = AnkleBot.Knowledge.KnowledgeLoader.Load(Path.Combine(AppContext.BaseDirectory, "knowledge"), tryAsked: false).Readable!;

        var titles = manifest["bots"]![0]!["commandLists"]![0]!["commands"]!.AsArray().Select(command => command!["title"]!.GetValue<string>());

        Assert.All(titles, title => Assert.NotNull(knowledge.Commands.Read(title)));
    }
}

/// <summary>The rules of Teams' manifest schema 1.22 for the parts that our manifest has.</summary>
internal static partial class ManifestRules
{
    public static IReadOnlyList<string> Problems(JsonNode manifest)
    {
        var problems = new List<string>();
        Has(manifest, "", ["manifestVersion", "version", "id", "developer", "name", "description", "icons", "accentColor"], ["$schema", "bots", "defaultInstallScope", "permissions", "validDomains"]);
        Matches("$schema", Address());
        Matches("manifestVersion", Version1());
        Matches("version", Semver());
        Matches("id", Id());
        Has(manifest["developer"], "developer", ["name", "websiteUrl", "privacyUrl", "termsOfUseUrl"], []);
        Short("developer.name", 32);
        foreach (var url in new[] { "developer.websiteUrl", "developer.privacyUrl", "developer.termsOfUseUrl" }) Matches(url, Address(), 2_048);
        Has(manifest["name"], "name", ["short"], ["full"]);
        Short("name.short", 30);
        Short("name.full", 100);
        Has(manifest["description"], "description", ["short", "full"], []);
        Short("description.short", 80);
        Short("description.full", 4_000);
        Has(manifest["icons"], "icons", ["color", "outline"], []);
        Matches("accentColor", Colour());
        OneOf(manifest["defaultInstallScope"], "defaultInstallScope", ["personal", "team", "groupChat", "meetings", "copilot"]);
        foreach (var permission in Items(manifest["permissions"], "permissions", 2)) OneOf(permission, "permissions", ["identity", "messageTeamMembers"]);
        foreach (var domain in Items(manifest["validDomains"], "validDomains", 16)) if (domain.GetValue<string>() is { Length: 0 or > 2_048 }) problems.Add("validDomains has one that is too long");
        foreach (var bot in Items(manifest["bots"], "bots", 1)) Bot(bot);
        return problems;

        void Bot(JsonNode bot)
        {
            Has(bot, "bots", ["botId", "scopes"], ["supportsFiles", "isNotificationOnly", "commandLists"]);
            if (!Id().IsMatch(Text(bot["botId"]))) problems.Add("bots.botId is no GUID");
            foreach (var scope in Items(bot["scopes"], "bots.scopes", 4)) OneOf(scope, "bots.scopes", ["team", "personal", "groupChat", "copilot"]);
            foreach (var list in Items(bot["commandLists"], "bots.commandLists", 3))
            {
                foreach (var scope in Items(list["scopes"], "commandLists.scopes", 4)) OneOf(scope, "commandLists.scopes", ["team", "personal", "groupChat", "copilot"]);
                foreach (var command in Items(list["commands"], "commands", 10))
                {
                    Has(command, "commands", ["title", "description"], []);
                    if (Text(command["title"]).Length is 0 or > 128 || Text(command["description"]).Length is 0 or > 4_000) problems.Add("commands has one that is too long");
                }
            }
        }

        void Has(JsonNode? part, string where, string[] needed, string[] may)
        {
            var names = (part as JsonObject)?.Select(pair => pair.Key).ToList() ?? [];
            problems.AddRange(needed.Except(names).Select(name => $"{where} lacks {name}"));
            problems.AddRange(names.Except(needed).Except(may).Select(name => $"{where} may not have {name}"));
        }

        JsonNode? At(string path) => path.Split('.').Aggregate((JsonNode?)manifest, (part, name) => (part as JsonObject)?[name]);
        void Matches(string path, Regex pattern, int longest = 256)
        {
            if (!pattern.IsMatch(Text(At(path))) || Text(At(path)).Length > longest) problems.Add($"{path} is wrong");
        }

        void Short(string path, int longest)
        {
            if (Text(At(path)).Length == 0 || Text(At(path)).Length > longest) problems.Add($"{path} has 1 to {longest} characters");
        }

        void OneOf(JsonNode? value, string path, string[] these)
        {
            if (!these.Contains(Text(value))) problems.Add($"{path} is none of {string.Join(", ", these)}");
        }

        IEnumerable<JsonNode> Items(JsonNode? list, string path, int most)
        {
            var items = (list as JsonArray)?.OfType<JsonNode>().ToList() ?? [];
            if (items.Count == 0 || items.Count > most) problems.Add($"{path} has 1 to {most} places");
            return items;
        }
    }

    private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : "";

    [GeneratedRegex("^[Hh][Tt][Tt][Pp][Ss]?://")]
    private static partial Regex Address();

    [GeneratedRegex("^1\\.(2[2-9]|[3-9][0-9])$")]
    private static partial Regex Version1();

    [GeneratedRegex("^(0|[1-9][0-9]*)(\\.(0|[1-9][0-9]*)){2}$")]
    private static partial Regex Semver();

    [GeneratedRegex("^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$")]
    private static partial Regex Id();

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Colour();
}
