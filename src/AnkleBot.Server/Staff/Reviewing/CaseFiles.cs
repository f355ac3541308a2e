using System.Text;
using AnkleBot.Records;
using AnkleBot.Server.Staff.Access;

namespace AnkleBot.Server.Staff.Reviewing;

/// <summary>Conversations as one person may open them.</summary>
internal sealed class CaseFiles(IRecords records)
{
    private const int LongestId = 500;

    /// <summary>Null when there is none, and just so when it is another clinic's: nobody learns which ids there are.</summary>
    /// <param name="id">As it stands in the address.</param>
    public async Task<ConversationHead?> FindAsync(Person person, string id, CancellationToken stopping)
    {
        // Routing leaves this one as it is in the address.
        id = id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        if (Encoding.UTF8.GetByteCount(id) is 0 or > LongestId) return null;
        return await records.HeadAsync(id, stopping) is { } head && person.Sees(head.Clinic) ? head : null;
    }

    /// <summary>Where a conversation is opened from a list; the list's filter goes with it.</summary>
    public static string Address(string id, Filter? filter = null) => $"{Menu.Conversations}/{Uri.EscapeDataString(id)}{filter?.Address()}";
}
