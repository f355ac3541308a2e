using System.Collections.Concurrent;
using System.Globalization;

namespace AnkleBot.Crash;

/// <summary>All conversations, and every reply that came back.</summary>
internal sealed class Talks(int clients, int seed)
{
    public IReadOnlyList<Talk> All { get; } = [.. Enumerable.Range(0, clients).Select(at => new Talk($"talk-{at}", new Random(seed + at)))];

    /// <summary>By activity; a message that was delivered twice has two.</summary>
    public ConcurrentQueue<Answered> Answers { get; } = [];

    public void Received(Answered answered) => Answers.Enqueue(answered);
}

/// <summary>One runner. It sends a message, waits for its answer, and sends the next one.</summary>
internal sealed class Talk(string conversation, Random random)
{
    private static readonly string[] Sayings =
    [
        "how long should I ice it", "and how often", "my ankle is sore after a run", "check my ankle", "none of these", "not sure", "slowly",
        "8 days", "a little better", "can I run tomorrow", "is it broken", "should I take ibuprofen", "which shoes are good", "back", "hello",
        "thanks", "talk to a person", "start over", "my calf is swollen and warm", "I can't put weight on it", "exercises", "yes", "no", "2",
        "my name is Robin Doe, mail me at robin@example.org or 020 7946 0123",
    ];

    private Sent? _next;

    /// <summary>Every message that may have arrived, in order, by activity.</summary>
    public List<Sent> Said { get; } = [];

    public string Conversation => conversation;

    public Sent Next()
    {
        if (_next is not null) return _next;
        var number = Said.Count + 1;
        var text = number == 1 ? "I agree" : Sayings[random.Next(Sayings.Length)];
        _next = new(conversation, string.Create(CultureInfo.InvariantCulture, $"{conversation}-{number}"), text);
        Said.Add(_next);
        return _next;
    }

    public bool Often(int percent) => random.Next(100) < percent;

    public void Hear(Answered answered)
    {
        if (answered.Activity == _next?.Activity) _next = null;
    }
}
