using AnkleBot.Records;
using AnkleBot.Server.Staff.Accounts;

namespace AnkleBot.Server.Staff.Access;

/// <summary>Writes down who did what. What was said never stands in it.</summary>
internal sealed class Audit(IRecords records, TimeProvider time)
{
    /// <summary>About one conversation.</summary>
    public Task AddAsync(Person who, string did, ConversationHead about, string? detail = null) =>
        records.AuditAsync(new(time.GetUtcNow(), who.Email, did, about.Clinic, about.Id, detail));

    /// <summary>About some clinics: one line for each, so that each clinic's administrators see theirs.</summary>
    public async Task AddAsync(Person who, string did, IEnumerable<string> clinics, string? detail = null)
    {
        foreach (var clinic in clinics) await records.AuditAsync(new(time.GetUtcNow(), who.Email, did, clinic, null, detail));
    }

    /// <summary>About an account.</summary>
    /// <param name="who">An e-mail, or the command.</param>
    public async Task AddAsync(string who, string did, StaffAccount about, string? detail = null)
    {
        var told = detail is null ? about.Email : $"{about.Email}: {detail}";
        foreach (var clinic in about.IsEverywhere ? [null] : about.Clinics.AsEnumerable<string?>())
            await records.AuditAsync(new(time.GetUtcNow(), who, did, clinic, null, told));
    }
}
