using System.Text;
using System.Text.Json.Nodes;
using AnkleBot.Channels.Activities;
using AnkleBot.Channels.BotFramework.Connector;
using AnkleBot.Channels.BotFramework.Outgoing;
using AnkleBot.Channels.Tests.Rig;
using AnkleBot.Conversation;

namespace AnkleBot.Channels.Tests.Activities;

public sealed class Cards_in_Teams
{
    private static readonly Clinic Clinic = new("riverside", "Riverside Clinic", "GB", "020 7946 0000", new("https://example.org/book"), "Open until 18:00.");
    private static readonly ConversationReference Teams = new("https://smba.example/uk/", "msteams", new("a:1"), new("28:bot"), new("29:runner"), null, "us");
    private static readonly ConversationReference Playground = Teams with { ServiceUrl = "http://localhost:56150/_connector", Audience = null };

    [Fact]
    public void Every_entry_makes_a_card_that_Teams_takes()
    {
        var bot = new Conversation.Conversation(RealKnowledge.Base, Clinic);
        var agreed = ConversationState.New with { AgreedNotice = "1", Screened = true };

        foreach (var entry in RealKnowledge.Base.Entries.Keys)
        {
            var turn = bot.Respond(agreed, new("", $"entry:{entry}"));
            foreach (var activity in Shown(Teams, turn.Replies)) Taken(activity);
        }
    }

    [Theory]
    [InlineData("i have chest pain and can't breathe", "attention", "Call 999 now", "tel:999")]
    [InlineData("only my left calf is swollen, warm and tender", "attention", "Call 020 7946 0000", "tel:02079460000")]
    public void An_escalation_has_its_colour_and_rings_with_one_press(string said, string style, string button, string link)
    {
        var card = Card(Shown(Teams, Said(said).Replies)[0])!;

        Assert.Equal(style, card["body"]![0]!["style"]!.GetValue<string>());
        var action = card["body"]![1]!["actions"]![0]!;
        Assert.Equal(("Action.OpenUrl", button, link), (action["type"]!.GetValue<string>(), action["title"]!.GetValue<string>(), action["url"]!.GetValue<string>()));
    }

    [Fact]
    public void More_than_six_buttons_stand_in_rows()
    {
        var reply = new Reply("Which?") { Choices = [.. Enumerable.Range(1, 8).Select(at => new Choice($"c{at}", $"Choice {at}"))] };

        var card = Card(Shown(Teams, [reply])[0])!;

        Assert.Equal([6, 2], card["body"]!.AsArray().Where(part => part!["type"]!.GetValue<string>() == "ActionSet").Select(row => row!["actions"]!.AsArray().Count));
    }

    [Fact]
    public void A_press_stands_in_the_chat_as_the_runners_words_but_in_the_Playground_which_throws_at_that()
    {
        var reply = new Reply("Agree?") { Choices = [new("agree", "I agree")] };

        var inTeams = Card(Shown(Teams, [reply])[0])!["body"]![1]!["actions"]![0]!["data"]!;
        var inPlayground = Card(Shown(Playground, [reply])[0])!["body"]![1]!["actions"]![0]!["data"]!;

        Assert.Equal("""{"choice":"agree","msteams":{"type":"messageBack","displayText":"I agree","text":"I agree","value":{"choice":"agree"}}}""", inTeams.ToJsonString());
        Assert.Equal("""{"choice":"agree"}""", inPlayground.ToJsonString());
    }

    [Fact]
    public void What_the_runner_wrote_is_never_markup()
    {
        var card = Card(Shown(Teams, Said("my calf is swollen, warm and tender [x](https://evil.example) **now**").Replies)[0])!;

        foreach (var block in card["body"]![0]!["items"]!.AsArray().Where(part => part!["type"]!.GetValue<string>() == "TextBlock"))
            Assert.DoesNotContain("evil", block!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reply_too_large_for_a_card_is_said_in_words()
    {
        var reply = new Reply(new string('a', 26_000)) { Choices = [new("agree", "I agree")] };

        var activity = Shown(Teams, [reply])[0];

        Assert.Null(activity.Attachments);
        Assert.EndsWith("\n1. I agree", activity.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_count_on_over_all_that_is_shown_at_once()
    {
        Reply[] replies = [new("One") { Choices = [new("a", "A", "tel:1"), new("b", "B")] }, new("Two") { Choices = [new("c", "C"), new("b", "B")] }];

        var shown = Shown(Teams with { ChannelId = "sms" }, replies);

        Assert.Equal(["One\n1. A: tel:1\n2. B", "Two\n3. C\n2. B"], shown.Select(activity => activity.Text));
    }

    private static void Taken(Activity activity)
    {
        if (Card(activity) is not { } card)
        {
            Assert.NotEmpty(activity.Text!);
            return;
        }
        Assert.True(Version.Parse(card["version"]!.GetValue<string>()) <= new Version(1, 5));
        Assert.NotEmpty(card["fallbackText"]!.GetValue<string>());
        Assert.NotEmpty(activity.Summary!);
        Assert.InRange(Encoding.UTF8.GetByteCount(card.ToJsonString()), 1, ReplyCard.MostBytes);
        foreach (var row in card["body"]!.AsArray().Where(part => part!["type"]!.GetValue<string>() == "ActionSet"))
            Assert.InRange(row!["actions"]!.AsArray().Count, 1, 6);
        Assert.DoesNotContain("\"Image\"", card.ToJsonString(), StringComparison.Ordinal);
    }

    private static Turn Said(string text) =>
        new Conversation.Conversation(RealKnowledge.Base, Clinic).Respond(ConversationState.New with { AgreedNotice = "1" }, new(text));

    private static IReadOnlyList<Activity> Shown(ConversationReference to, IReadOnlyList<Reply> replies) => ReplyActivities.Of(to, replies, name => $"https://bot.example/{name}");

    private static JsonObject? Card(Activity activity) => activity.Attachments is [var card] ? card.Content!.AsObject() : null;
}
