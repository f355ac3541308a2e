using AnkleBot.Channels.Activities;

namespace AnkleBot.Channels.BotFramework.Connector;

/// <summary>What goes out, conversation by conversation in the order in which it was put in.</summary>
internal sealed class Outbox(ConnectorClient connector)
{
    /// <summary>The most messages that wait in one conversation.</summary>
    private const int MostWaiting = 200;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue> _queues = [];

    /// <summary>Whether something still goes out there.</summary>
    public bool IsBusy(ConversationReference to)
    {
        lock (_gate) return _queues.ContainsKey(Key(to));
    }

    /// <summary>Puts activities in, and ends when they are out.</summary>
    /// <param name="replyTo">The activity that they answer.</param>
    /// <returns>The channel's ids of them.</returns>
    /// <exception cref="NotSentException">One was refused or given up; those after it weren't tried.</exception>
    public Task<IReadOnlyList<string>> SendAsync(ConversationReference to, IReadOnlyList<Activity> activities, string? replyTo)
    {
        if (activities.Count == 0) return Task.FromResult<IReadOnlyList<string>>([]);
        lock (_gate)
        {
            if (!_queues.TryGetValue(Key(to), out var queue)) _queues[Key(to)] = queue = new();
            if (queue.Waiting >= MostWaiting) throw new NotSentException("Too many messages wait for this conversation.", isGone: false);
            queue.Waiting += activities.Count;
            var sending = AfterAsync(queue, queue.Last, to, activities, replyTo);
            queue.Last = sending;
            return sending;
        }
    }

    private async Task<IReadOnlyList<string>> AfterAsync(Queue queue, Task before, ConversationReference to, IReadOnlyList<Activity> activities, string? replyTo)
    {
        // Off the caller's lock. How those before came out is their senders' business.
        await Task.Yield();
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var ids = new List<string>();
        try
        {
            foreach (var activity in activities) ids.Add(await connector.SendAsync(to, activity, replyTo, CancellationToken.None));
            return ids;
        }
        finally
        {
            Leave(queue, to, activities.Count);
        }
    }

    private void Leave(Queue queue, ConversationReference to, int count)
    {
        lock (_gate)
        {
            queue.Waiting -= count;
            if (queue.Waiting == 0) _queues.Remove(Key(to));
        }
    }

    private static string Key(ConversationReference to) => $"{to.ServiceUrl}|{to.Conversation.Id}";

    private sealed class Queue
    {
        public Task Last { get; set; } = Task.CompletedTask;

        public int Waiting { get; set; }
    }
}
