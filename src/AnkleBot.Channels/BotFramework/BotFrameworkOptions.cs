using System.ComponentModel.DataAnnotations;
using AnkleBot.Channels.BotFramework.Connector;

namespace AnkleBot.Channels.BotFramework;

/// <summary>
/// Configuration <c>BotFramework</c>: Teams, and every other channel of Azure AI Bot Service. The first four keys are those
/// of the bot's registration. Addresses are those of the public cloud; sovereign clouds have others.
/// </summary>
public sealed class BotFrameworkOptions : IValidatableObject
{
    internal const string SingleTenant = "SingleTenant";
    internal const string ManagedIdentity = "UserAssignedMSI";

    /// <summary>The registered app's id; empty without a registration, and then the channel is off outside Development.</summary>
    public string AppId { get; set; } = "";

    /// <summary><c>SingleTenant</c>, with a secret or a certificate, or <c>UserAssignedMSI</c>, with neither.</summary>
    public string AppType { get; set; } = SingleTenant;

    /// <summary>The id of the Entra tenant that the app is registered in.</summary>
    public string TenantId { get; set; } = "";

    public string Secret { get; set; } = "";

    /// <summary>A file with certificate and private key, .pfx or .pem, in place of a secret.</summary>
    public string CertificatePath { get; set; } = "";

    public string CertificatePassword { get; set; } = "";

    /// <summary>The key of the clinic that the bot speaks for; empty for the first one.</summary>
    public string Clinic { get; set; } = "";

    /// <summary>Clinic keys by the id of the organisation that a conversation is held in, where it isn't the one above.</summary>
    public IDictionary<string, string> ClinicByTenant { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>App ids of other bots that may call this one with tokens of Entra.</summary>
    public IList<string> AllowedCallers { get; } = [];

    /// <summary>Where the connector publishes its keys.</summary>
    [Required]
    public Uri MetadataAddress { get; set; } = new("https://login.botframework.com/v1/.well-known/openidconfiguration");

    /// <summary>Who issues the connector's tokens.</summary>
    [Required]
    public string Issuer { get; set; } = "https://api.botframework.com";

    /// <summary>Where Entra publishes its keys, for allowed callers.</summary>
    [Required]
    public Uri EntraMetadataAddress { get; set; } = new("https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration");

    /// <summary>Where our own tokens come from.</summary>
    [Required]
    public Uri LoginAddress { get; set; } = new("https://login.microsoftonline.com");

    /// <summary>Whom our own tokens are for.</summary>
    [Required]
    public string Audience { get; set; } = "https://api.botframework.com";

    /// <summary>After how long the channel is told that a message was taken though its answer isn't out, in milliseconds; it waits for 15 s.</summary>
    [Range(100, 14_000)]
    public int AnswerWithinMs { get; set; } = 10_000;

    /// <summary>After how long the runner is shown that an answer is being written, in milliseconds.</summary>
    [Range(50, 10_000)]
    public int TypingAfterMs { get; set; } = 700;

    /// <summary>How often a message is tried before it is given up.</summary>
    [Range(1, 10)]
    public int Attempts { get; set; } = 5;

    /// <summary>How long one attempt may take, in milliseconds.</summary>
    [Range(100, 60_000)]
    public int AttemptTimeoutMs { get; set; } = 10_000;

    /// <summary>The wait before the second attempt, in milliseconds; each further one is twice as long.</summary>
    [Range(1, 60_000)]
    public int FirstWaitMs { get; set; } = 500;

    /// <summary>The longest wait between attempts, whatever the channel asks for, in milliseconds.</summary>
    [Range(1, 300_000)]
    public int LongestWaitMs { get; set; } = 30_000;

    internal bool HasApp => AppId.Length > 0;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (AppType is not (SingleTenant or ManagedIdentity)) yield return Wrong(
            $"BotFramework:AppType '{AppType}' can't be used: set SingleTenant, with BotFramework:TenantId and a secret or certificate, "
            + "or UserAssignedMSI. MultiTenant bots can no longer be registered since 31 July 2025.",
            nameof(AppType));
        else if (!HasApp && (TenantId.Length + Secret.Length + CertificatePath.Length > 0 || AppType == ManagedIdentity)) yield return Wrong(
            "BotFramework:AppId is needed with the rest of the registration; leave all of it empty to keep Teams off.", nameof(AppId));
        else if (HasApp && !Guid.TryParse(AppId, out _)) yield return Wrong(
            $"BotFramework:AppId '{AppId}' is not an app id such as 00000000-0000-0000-0000-000000000000.", nameof(AppId));
        else if (HasApp && AppType == SingleTenant) foreach (var wrong in Credential()) yield return wrong;
        else if (HasApp && Secret.Length + CertificatePath.Length > 0) yield return Wrong(
            "BotFramework:AppType UserAssignedMSI needs no credential: empty BotFramework:Secret and BotFramework:CertificatePath, or set SingleTenant.",
            nameof(AppType));
        foreach (var caller in AllowedCallers.Where(caller => !Guid.TryParse(caller, out _)))
            yield return Wrong($"BotFramework:AllowedCallers '{caller}' is not an app id.", nameof(AllowedCallers));
        foreach (var (name, address) in new[] { (nameof(MetadataAddress), MetadataAddress), (nameof(EntraMetadataAddress), EntraMetadataAddress), (nameof(LoginAddress), LoginAddress) })
        {
            if (address is { IsAbsoluteUri: true } && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback)) continue;
            yield return Wrong($"BotFramework:{name} must be an address that begins with https://.", name);
        }
    }

    private IEnumerable<ValidationResult> Credential()
    {
        if (TenantId.Length == 0) yield return Wrong(
            "BotFramework:TenantId is needed with BotFramework:AppId: the id of the Entra tenant that the app is registered in.", nameof(TenantId));
        else if (!Guid.TryParse(TenantId, out _)) yield return Wrong($"BotFramework:TenantId '{TenantId}' is not a tenant's id.", nameof(TenantId));
        if (Secret.Length == 0 && CertificatePath.Length == 0) yield return Wrong(
            "BotFramework:AppId has no credential: set BotFramework:Secret or BotFramework:CertificatePath, or AppType UserAssignedMSI.", nameof(Secret));
        if (Secret.Length > 0 && CertificatePath.Length > 0) yield return Wrong(
            "BotFramework:Secret and BotFramework:CertificatePath are both set; keep one.", nameof(Secret));
        if (CertificatePath.Length > 0 && Certificate.Problem(CertificatePath, CertificatePassword) is { } problem)
            yield return Wrong($"BotFramework:CertificatePath can't be used: {problem}", nameof(CertificatePath));
    }

    private static ValidationResult Wrong(string what, string member) => new(what, [member]);
}
