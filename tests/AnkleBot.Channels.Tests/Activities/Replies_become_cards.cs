using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AnkleBot.Channels.Activities;
using AnkleBot.Channels.Tests.Rig;
using AnkleBot.Conversation;
using AnkleBot.Triage;

namespace AnkleBot.Channels.Tests.Activities;

public sealed class Replies_become_cards
{
    private static readonly Clinic Clinic = new("demo", "Riverside Clinic", "GB", "020 7946 0000", new("https://example.org/book"));

    [Fact]
    public void An_emergency_has_colour_sign_and_word_and_a_number_to_press()
    {
        var reply = Said("my foot went cold and numb").Replies[0];

        var card = Card(reply)!;

        Assert.Equal(Urgency.Emergency, reply.Urgency);
        Assert.Equal("attention", card["body"]![0]!["style"]!.GetValue<string>());
        Assert.Contains("Emergency", card["body"]![0]!["items"]![0]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("tel:999", card["actions"]![0]!["url"]!.GetValue<string>());
        Assert.Equal("1.5", card["version"]!.GetValue<string>());
        Assert.Contains("999", card["fallbackText"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_answer_of_the_knowledge_fits_a_card()
    {
        var bot = new Conversation.Conversation(RealKnowledge.Base, Clinic);
        var state = ConversationState.New with { AgreedNotice = "1" };

        foreach (var entry in RealKnowledge.Base.Entries.Keys)
        {
            foreach (var reply in bot.Respond(state, new("", $"entry:{entry}")).Replies.Where(ReplyCard.Needs))
                Assert.InRange(Encoding.UTF8.GetByteCount(Card(reply)!.ToJsonString()), 1, ReplyCard.MostBytes);
        }
    }

    [Fact]
    public void A_card_that_would_be_too_large_gives_way_to_plain_words() =>
        Assert.Null(ReplyCard.Of(new("Much") { Steps = [new string('a', ReplyCard.MostBytes)] }, name => name));

    [Fact]
    public void Words_that_the_runner_wrote_are_never_read_as_markup()
    {
        var card = Card(new("[text](javascript:alert(1))") { Heading = "Get help now.", Urgency = Urgency.Emergency, Points = ["**point**"], Note = "![note](x)" })!;

        var blocks = card["body"]![0]!["items"]!.AsArray().Where(item => item!["type"]!.GetValue<string>() == "TextBlock");
        Assert.Equal("Get help now.", Assert.Single(blocks)!["text"]!.GetValue<string>());
    }

    [Fact]
    public void An_everyday_answer_is_a_line_of_text() => Assert.False(ReplyCard.Needs(new("Hello.") { Choices = [new("more", "Tell me more")] }));

    [Fact]
    public async Task A_turn_s_buttons_stand_on_its_last_message_and_links_on_the_card()
    {
        await using var server = await RealServer.StartAsync();
        using var client = await Client.BegunAsync(server);

        await client.SayAsync("my ankle keeps giving way");

        var shown = (await client.PollAsync("1")).Activities;
        Assert.All(shown.SkipLast(1), activity => Assert.False(activity.ContainsKey("suggestedActions")));
        var buttons = shown[^1]["suggestedActions"]!["actions"]!.AsArray();
        Assert.DoesNotContain(buttons, button => button!.ToJsonString().Contains("tel:", StringComparison.Ordinal));
        Assert.Contains(buttons, button => button!["value"]!["choice"]!.GetValue<string>() == "agree");
    }

    [Fact]
    public async Task A_drawing_is_fetched_from_the_address_on_its_card()
    {
        await using var server = await RealServer.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Address };

        using var drawing = await http.GetAsync(new Uri("/drawings/ankle-circles.svg?v=1", UriKind.Relative));
        using var none = await http.GetAsync(new Uri("/drawings/nothing.svg", UriKind.Relative));

        Assert.Equal("image/svg+xml", drawing.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("<svg", await drawing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    private static Turn Said(string text) =>
        new Conversation.Conversation(RealKnowledge.Base, Clinic).Respond(ConversationState.New with { AgreedNotice = "1" }, new(text));

    private static JsonObject? Card(Reply reply) => ReplyCard.Of(reply, name => $"https://bot.example/drawings/{name}.svg")?.Content!.AsObject();
}
