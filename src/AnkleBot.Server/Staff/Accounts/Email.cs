using Microsoft.AspNetCore.Identity;

namespace AnkleBot.Server.Staff.Accounts;

/// <summary>An e-mail address as the id of an account.</summary>
internal static class Email
{
    private const int Longest = 254;

    /// <returns>Null when it isn't an address that accounts can have: printable ASCII, one @, no blanks.</returns>
    public static string? Read(string? text)
    {
        // ASCII alone: letters that only look alike, or become alike in small letters, would be somebody else's account.
        var email = text?.Trim().ToLowerInvariant() ?? "";
        var at = email.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == email.LastIndexOf('@') && at < email.Length - 1 && email.Length <= Longest && email.All(letter => letter is > ' ' and <= '~')
            ? email
            : null;
    }
}

/// <summary>Identity's own would put names in capitals.</summary>
internal sealed class EmailNormalizer : ILookupNormalizer
{
    public string? NormalizeName(string? name) => Email.Read(name) ?? "";

    public string? NormalizeEmail(string? email) => NormalizeName(email);
}
