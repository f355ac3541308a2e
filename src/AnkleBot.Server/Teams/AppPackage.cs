using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AnkleBot.Server.Teams;

/// <summary>What a Teams app package is filled with.</summary>
/// <param name="AppId">The registered app's id, as in <c>BotFramework:AppId</c>.</param>
/// <param name="Host">Where the server is reached, such as <c>bot.example</c>.</param>
/// <param name="Developer">Who offers the bot; at most 32 characters.</param>
/// <param name="Website">An https address about it.</param>
/// <param name="Privacy">The https address of the privacy notice.</param>
/// <param name="Terms">The https address of the terms of use.</param>
/// <param name="Version">Three numbers; a package that changes has a new one.</param>
internal sealed partial record AppPackage(string AppId, string Host, string Developer, string Website, string Privacy, string Terms, string Version)
{
    private const int LongestDeveloper = 32;
    private const int LongestAddress = 2_048;
    private static readonly string[] Icons = ["color.png", "outline.png"];

    /// <summary>All that is wrong, each with the option that has it; empty when it can be written.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (!Guid.TryParseExact(AppId, "D", out var id) || id == Guid.Empty) problems.Add($"--app-id '{AppId}' is not an app id such as 00000000-0000-0000-0000-000000000001.");
        if (Uri.CheckHostName(Host) != UriHostNameType.Dns || !Host.Contains('.', StringComparison.Ordinal)) problems.Add($"--host '{Host}' is not a host name such as bot.example.");
        if (Developer.Trim().Length is 0 or > LongestDeveloper) problems.Add($"--developer needs 1 to {LongestDeveloper} characters.");
        foreach (var (option, address) in new[] { ("--website", Website), ("--privacy", Privacy), ("--terms", Terms) })
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps || address.Length > LongestAddress)
                problems.Add($"{option} '{address}' is not an address that begins with https://.");
        }
        if (!ThreeNumbers().IsMatch(Version)) problems.Add($"--app-version '{Version}' is not three numbers such as 1.0.0.");
        return problems;
    }

    /// <summary>Writes the package: manifest and icons, zipped.</summary>
    /// <param name="template">The folder with the manifest and the icons.</param>
    public void Write(string template, Stream output)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        using (var manifest = new StreamWriter(zip.CreateEntry("manifest.json").Open()))
            manifest.Write(Filled(File.ReadAllText(Path.Combine(template, "manifest.json"))));
        foreach (var icon in Icons) zip.CreateEntryFromFile(Path.Combine(template, icon), icon);
    }

    private string Filled(string manifest) => Placeholder().Replace(manifest, found => JsonEncodedText.Encode(Value(found.Groups[1].Value)).ToString());

    private string Value(string placeholder) => placeholder switch
    {
        "APP_ID" => AppId,
        "HOST" => Host,
        "DEVELOPER" => Developer.Trim(),
        "WEBSITE" => Website,
        "PRIVACY" => Privacy,
        "TERMS" => Terms,
        "VERSION" => Version,
        _ => throw new InvalidOperationException($"The manifest has a placeholder that nothing fills: {placeholder}."),
    };

    [GeneratedRegex(@"\{\{([A-Z_]+)\}\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^(0|[1-9][0-9]{0,5})(\.(0|[1-9][0-9]{0,5})){2}\z")]
    private static partial Regex ThreeNumbers();
}
