using AnkleBot.Conversation;

namespace AnkleBot.Channels;

/// <summary>Where conversations stood last, for the time in which the record can't be read: a raised flag must go on standing.</summary>
internal sealed class RecentStates
{
    private const int Most = 10_000;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Conversation, ConversationState State)>> _nodes = [];
    private readonly LinkedList<(string Conversation, ConversationState State)> _oldestFirst = new();

    public ConversationState Of(string conversation)
    {
        lock (_gate) return _nodes.TryGetValue(conversation, out var node) ? node.Value.State : ConversationState.New;
    }

    public void Forget(string conversation)
    {
        lock (_gate)
        {
            if (_nodes.Remove(conversation, out var known)) _oldestFirst.Remove(known);
        }
    }

    public void Keep(string conversation, ConversationState state)
    {
        lock (_gate)
        {
            if (_nodes.TryGetValue(conversation, out var known)) _oldestFirst.Remove(known);
            _nodes[conversation] = _oldestFirst.AddLast((conversation, state));
            if (_nodes.Count <= Most) return;
            _nodes.Remove(_oldestFirst.First!.Value.Conversation);
            _oldestFirst.RemoveFirst();
        }
    }
}
