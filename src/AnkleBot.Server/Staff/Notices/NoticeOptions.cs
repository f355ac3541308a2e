using System.ComponentModel.DataAnnotations;
using AnkleBot.Channels.Clinics;
using Microsoft.Extensions.Options;

namespace AnkleBot.Server.Staff.Notices;

/// <summary>Configuration <c>Notices</c>: how clinics' webhooks are called.</summary>
public sealed class NoticeOptions
{
    /// <summary>Where staff reach this server, such as https://bot.example. A notice holds a link there.</summary>
    public string PublicAddress { get; set; } = "";

    /// <summary>How long a webhook may take to answer, in milliseconds. 500 to 60000.</summary>
    [Range(500, 60_000, ErrorMessage = "Notices:TimeoutMs must be 500 to 60000.")]
    public int TimeoutMs { get; set; } = 10_000;

    /// <summary>How long to wait before the second try, in milliseconds; each wait after that is twice as long. 10 to 600000.</summary>
    [Range(10, 600_000, ErrorMessage = "Notices:FirstWaitMs must be 10 to 600000.")]
    public int FirstWaitMs { get; set; } = 10_000;

    /// <summary>The longest wait between two tries, in minutes. 1 to 1440.</summary>
    [Range(1, 1440, ErrorMessage = "Notices:LongestWaitMinutes must be 1 to 1440.")]
    public int LongestWaitMinutes { get; set; } = 60;

    /// <summary>After how many hours a notice that couldn't be sent is given up. 1 to 168.</summary>
    [Range(1, 168, ErrorMessage = "Notices:GiveUpAfterHours must be 1 to 168.")]
    public int GiveUpAfterHours { get; set; } = 24;

    /// <summary>How often a server looks for notices that another one left, in milliseconds. 20 to 600000.</summary>
    [Range(20, 600_000, ErrorMessage = "Notices:LookEveryMs must be 20 to 600000.")]
    public int LookEveryMs { get; set; } = 5_000;

    internal TimeSpan Timeout => TimeSpan.FromMilliseconds(TimeoutMs);

    /// <summary>How long to wait after so many tries.</summary>
    internal TimeSpan WaitAfter(long tries)
    {
        const int mostDoublings = 20;
        var wait = TimeSpan.FromMilliseconds(FirstWaitMs * Math.Pow(2, Math.Clamp(tries - 1, 0, mostDoublings)));
        var longest = TimeSpan.FromMinutes(LongestWaitMinutes);
        return wait < longest ? wait : longest;
    }
}

/// <summary>A notice without a link that leads anywhere is of little use, so that is said at the start.</summary>
internal sealed class NoticeOptionsCheck(ClinicList clinics) : IValidateOptions<NoticeOptions>
{
    public ValidateOptionsResult Validate(string? name, NoticeOptions options)
    {
        if (options.PublicAddress.Length > 0)
        {
            return Uri.TryCreate(options.PublicAddress, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail($"Notices:PublicAddress '{options.PublicAddress}' is not an address such as https://bot.example.");
        }
        return clinics.All.FirstOrDefault(clinic => clinic.Webhook is not null) is { } called
            ? ValidateOptionsResult.Fail($"Notices:PublicAddress is needed, such as https://bot.example, since Clinics:{called.Key}:Webhook is set: each notice holds a link to the console.")
            : ValidateOptionsResult.Success;
    }
}
