using System.Collections.Concurrent;

namespace AnkleBot.Channels.Clinics;

/// <summary>The bot of each clinic, on the knowledge that is loaded.</summary>
public sealed class Bots(ClinicList clinics)
{
    private readonly ConcurrentDictionary<string, Conversation.Conversation> _byClinic = new(StringComparer.Ordinal);
    private volatile KnowledgeBase? _knowledge;

    /// <summary>Set before the first request.</summary>
    public KnowledgeBase Knowledge => _knowledge ?? throw new InvalidOperationException("The knowledge isn't loaded yet.");

    public void Know(KnowledgeBase knowledge)
    {
        _knowledge = knowledge;
        _byClinic.Clear();
    }

    /// <summary>A clinic that is no longer configured is answered for by the default one.</summary>
    public Conversation.Conversation Of(string clinic)
    {
        var settings = clinics.TryGet(clinic, out var known) ? known : clinics.Default;
        return _byClinic.GetOrAdd(settings.Key, _ => new(Knowledge, settings.Clinic));
    }
}
