using AnkleBot.Conversation;
using AnkleBot.Records;
using Microsoft.Extensions.Logging.Abstractions;

namespace AnkleBot.Channels.Tests;

public sealed class TurnHandlerTests : IDisposable
{
    private readonly LostRecords _records = new(new MemoryRecords(TimeProvider.System));
    private readonly TurnHandler _handler;

    public TurnHandlerTests() => _handler = new(_records, new(), TimeProvider.System, NullLogger<TurnHandler>.Instance);

    public void Dispose() => _handler.Dispose();

    [Fact]
    public async Task A_delivery_that_comes_again_is_answered_from_the_record_and_runs_nothing()
    {
        var ran = 0;
        Turn Counted(ConversationState state, Message message)
        {
            ran++;
            return Bots.Respond(state, message);
        }

        var handled = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _handler.HandleAsync(Says("hello", "a1"), Counted)));

        Assert.Equal(1, ran);
        Assert.Equal([HandledAs.Recorded, HandledAs.Repeated, HandledAs.Repeated], handled.Select(each => each.As));
        Assert.All(handled, each => Assert.Equal("1: hello", each.Replies.Single().Text));
    }

    [Fact]
    public async Task What_the_runner_has_deleted_is_gone_from_the_record()
    {
        await _handler.HandleAsync(Says("hello", "a1"), Bots.Respond);

        var deleted = await _handler.HandleAsync(Says("delete it", "a2"), (state, message) => Bots.Respond(state, message) with { Deletes = true });

        Assert.Equal(HandledAs.Deleted, deleted.As);
        Assert.Single(deleted.Replies);
        Assert.Null(await _records.HeadAsync("c1"));
        Assert.Equal("1: hello again", (await _handler.HandleAsync(Says("hello again", "a3"), Bots.Respond)).Replies.Single().Text);
    }

    [Fact]
    public async Task Turns_of_one_conversation_go_one_at_a_time()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(at => _handler.HandleAsync(Says($"m{at}", $"a{at}"), Bots.Respond)));

        Assert.Equal(50, Bots.Heard((await _records.HeadAsync("c1"))!.State));
        Assert.Equal(Enumerable.Range(1, 50).Select(at => (long)at), (await _records.TurnsAsync("c1")).Select(turn => turn.Number));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_escalation_goes_out_though_the_record_is_lost_and_is_recorded_later(bool alsoUnreadable)
    {
        await _handler.HandleAsync(Says("hello", "a1"), Bots.Respond);
        (_records.Lost, _records.ReadOnly) = (alsoUnreadable, true);

        var escalated = await _handler.HandleAsync(Says("my calf is warm", "a2"), Bots.Respond);
        (_records.Lost, _records.ReadOnly) = (false, false);
        await _handler.CatchUpAsync("c1", CancellationToken.None);

        Assert.Equal(HandledAs.Unrecorded, escalated.As);
        Assert.StartsWith("Please be seen today", escalated.Replies.Single().Text, StringComparison.Ordinal);
        Assert.Equal(["hello", "my calf is warm"], (await _records.TurnsAsync("c1")).Select(turn => turn.Said));
        Assert.True((await _records.HeadAsync("c1"))!.State.Assessment.Has("calf-swollen"));
        Assert.Equal(0, _handler.Waiting.Count);
    }

    [Fact]
    public async Task Other_turns_ask_to_try_again_and_lose_nothing()
    {
        _records.Lost = true;
        var asked = await _handler.HandleAsync(Says("how long should I ice it", "a1"), Bots.Respond);
        _records.Lost = false;

        var next = await _handler.HandleAsync(Says("hello?", "a2"), Bots.Respond);

        Assert.Contains("try again", asked.Replies.Single().Text, StringComparison.Ordinal);
        Assert.Equal(["1: how long should I ice it", "2: hello?"], next.Replies.Select(reply => reply.Text));
        Assert.Equal(2, (await _records.TurnsAsync("c1")).Count);
    }

    [Fact]
    public async Task The_same_words_again_are_one_message_tried_again()
    {
        _records.Lost = true;
        await _handler.HandleAsync(Says("ice?", "a1"), Bots.Respond);
        _records.Lost = false;

        var again = await _handler.HandleAsync(Says("ice?", "a2"), Bots.Respond);

        Assert.Equal("1: ice?", Assert.Single(again.Replies).Text);
        Assert.Single(await _records.TurnsAsync("c1"));
    }

    [Fact]
    public async Task What_waited_is_sent_when_it_is_caught_up()
    {
        var sent = new List<string>();
        Task Send(Handled handled, CancellationToken stopping)
        {
            sent.AddRange(handled.Replies.Select(reply => reply.Text));
            return Task.CompletedTask;
        }

        _records.Lost = true;
        await _handler.HandleAsync(Says("ice?", "a1") with { SendLater = Send }, Bots.Respond);
        await _handler.HandleAsync(Says("my calf", "a2") with { SendLater = Send }, Bots.Respond);
        _records.Lost = false;
        await _handler.CatchUpAsync("c1", CancellationToken.None);

        Assert.Equal(["1: ice?"], sent);
    }

    [Fact]
    public async Task Before_consent_a_message_is_triaged_and_its_words_are_not_kept()
    {
        var handled = await _handler.HandleAsync(Says("my calf is warm", "a1"), Bots.RespondStrictly);

        var turn = Assert.Single(await _records.TurnsAsync("c1"));
        var head = (await _records.HeadAsync("c1"))!;
        Assert.Equal(TurnKind.Escalation, handled.Turn!.Kind);
        Assert.Null(turn.Said);
        Assert.True(head.State.Assessment.Has("calf-swollen"));
        Assert.Empty(head.State.Said);
        Assert.DoesNotContain("calf", string.Concat(head.State.Findings.Concat(turn.Trace.Findings).Select(finding => finding.Words)), StringComparison.Ordinal);
        Assert.DoesNotContain("calf", turn.Replies[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Personal_details_are_masked_and_findings_move_with_the_words()
    {
        await _handler.HandleAsync(Says("mail robin@example.org, my calf is warm", "a1"), Bots.Respond);

        var turn = Assert.Single(await _records.TurnsAsync("c1"));
        Assert.Equal("mail [e-mail], my calf is warm", turn.Said);
        Assert.Equal("calf", turn.Trace.Findings[0].Where.In(turn.Said!));
        Assert.Equal([turn.Said!], (await _records.HeadAsync("c1"))!.State.Said);
        Assert.DoesNotContain("robin", turn.Replies[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clinic_may_keep_the_words_as_they_are()
    {
        await _handler.HandleAsync(Says("mail robin@example.org", "a1") with { Masked = false }, Bots.Respond);

        Assert.Equal("mail robin@example.org", Assert.Single(await _records.TurnsAsync("c1")).Said);
    }

    [Fact]
    public async Task The_bot_can_write_first_and_greets_once()
    {
        var greeted = await _handler.GreetAsync(Says("", "event"), state => Bots.RespondStrictly(state, new("")));
        var twice = await _handler.GreetAsync(Says("", "event2"), state => Bots.RespondStrictly(state, new("")));
        var said = await _handler.SayAsync("c1", [new Reply("How is the ankle?")]);

        Assert.NotNull(greeted);
        Assert.Null(twice);
        Assert.Equal(2, said!.Number);
        Assert.Null(await _handler.SayAsync("unknown", [new Reply("?")]));
    }

    private static Delivery Says(string text, string activity) => new("c1", activity, "riverside", "webchat", "runner", new(text));
}
