using System.Collections.Concurrent;
using AnkleBot.Search;

namespace AnkleBot.Channels.Clinics;

/// <summary>The bot of each clinic, on the knowledge that is loaded.</summary>
public sealed class Bots(ClinicList clinics)
{
    private readonly ConcurrentDictionary<string, Conversation.Conversation> _byClinic = new(StringComparer.Ordinal);
    private volatile KnowledgeBase? _knowledge;
    private volatile IReadOnlyDictionary<string, Drawing> _drawings = new Dictionary<string, Drawing>();

    /// <summary>Set before the first request.</summary>
    public KnowledgeBase Knowledge => _knowledge ?? throw new InvalidOperationException("The knowledge isn't loaded yet.");

    public void Know(KnowledgeBase knowledge)
    {
        _knowledge = knowledge;
        _drawings = knowledge.Entries.Values
            .Select(entry => entry.Exercise?.Drawing).OfType<Drawing>().DistinctBy(drawing => drawing.Name)
            .ToDictionary(drawing => drawing.Name, StringComparer.Ordinal);
        _byClinic.Clear();
    }

    public Drawing? Drawing(string name) => _drawings.GetValueOrDefault(name);

    /// <summary>A clinic that is no longer configured is answered for by the default one.</summary>
    public Conversation.Conversation Of(string clinic)
    {
        var settings = clinics.TryGet(clinic, out var known) ? known : clinics.Default;
        return _byClinic.GetOrAdd(settings.Key, _ => new(Knowledge, settings.Clinic));
    }
}
