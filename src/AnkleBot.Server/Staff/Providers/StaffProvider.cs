namespace AnkleBot.Server.Staff.Providers;

/// <summary>Configuration <c>Staff:Providers:{key}</c>: an OpenID Connect or OAuth 2.0 provider that staff sign in with.</summary>
public sealed class StaffProvider
{
    /// <summary>As the button on the sign-in page names it.</summary>
    public string Name { get; set; } = "";

    /// <summary>Where an OpenID Connect provider describes itself; with it the three endpoints are found.</summary>
    public string Authority { get; set; } = "";

    public string AuthorizationEndpoint { get; set; } = "";

    public string TokenEndpoint { get; set; } = "";

    public string UserInformationEndpoint { get; set; } = "";

    public string ClientId { get; set; } = "";

    /// <summary>Best set by an environment variable.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>With blanks in between.</summary>
    public string Scope { get; set; } = "openid profile email";

    /// <summary>The field of the user information that never changes for one person.</summary>
    public string SubjectField { get; set; } = "sub";

    public string EmailField { get; set; } = "email";

    /// <summary>The field that is true when the provider has checked the e-mail.</summary>
    public string VerifiedField { get; set; } = "email_verified";

    /// <summary>True for a provider whose e-mails are right though it doesn't say so, such as an organisation's own.</summary>
    public bool TrustEmail { get; set; }

    public IEnumerable<string> Problems(string key)
    {
        var at = $"Staff:Providers:{key}";
        // It becomes part of an address, and the name of a scheme.
        if (key.Length > 40 || !key.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
            yield return $"{at} is not a provider's key: small letters, digits and hyphens, 40 at most.";
        if (Name.Length == 0) yield return $"{at}:Name is missing; it stands on the sign-in button.";
        if (ClientId.Length == 0) yield return $"{at}:ClientId is missing.";
        if (ClientSecret.Length == 0) yield return $"{at}:ClientSecret is missing.";
        if (Authority.Length > 0)
        {
            if (!IsSafe(Authority)) yield return $"{at}:Authority is not an address that begins with https://.";
            yield break;
        }
        foreach (var (name, address) in new[] { (nameof(AuthorizationEndpoint), AuthorizationEndpoint), (nameof(TokenEndpoint), TokenEndpoint), (nameof(UserInformationEndpoint), UserInformationEndpoint) })
        {
            if (!IsSafe(address)) yield return $"{at}:{name} is not an address that begins with https://; or give {at}:Authority.";
        }
    }

    /// <summary>Over TLS, or on this very machine.</summary>
    internal static bool IsSafe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
