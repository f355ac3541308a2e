using AnkleBot.Channels.WritingFirst;
using AnkleBot.Records;
using AnkleBot.Server.Staff.Reviewing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnkleBot.Server.Staff.Pages;

/// <summary>Staff write first, to a runner who agreed to it or asked for a person. What was typed is never lost to a problem.</summary>
internal sealed class WriteModel(ProactiveMessages messages, CaseFiles files, Names names) : CasePage(files)
{
    public const int Longest = ProactiveMessages.Longest;

    public Names Names => names;

    public string Text { get; private set; } = "";

    public string? Problem { get; private set; }

    /// <summary>Why this runner can't be written to, in words; null when staff may write.</summary>
    public static string? WhyNot(ConversationHead head) => ProactiveMessages.Hindrance(head) switch
    {
        null => null,
        WroteFirst.NotAgreed => "This runner hasn't asked for a person and hasn't agreed to be written to, or has ended it. Nothing can be sent.",
        _ => $"Nobody can be written to first through {head.Channel}. Nothing can be sent.",
    };

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken stopping)
    {
        if (!await FindAsync(id, stopping)) return NotFound();
        return WhyNot(Head) is { } why ? Back(why) : Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, string? text, CancellationToken stopping)
    {
        if (!await FindAsync(id, stopping)) return NotFound();
        // A browser sends a line's end as two characters, and counts it as one.
        Text = (text ?? "").ReplaceLineEndings("\n").Trim();
        if (Text.Length == 0) return Again("Write something first.");
        if (Text.Length > Longest) return Again($"A message has at most {Longest} characters; this one has {Text.Length}. Nothing was sent.");
        return await SendAsync(stopping);
    }

    private async Task<IActionResult> SendAsync(CancellationToken stopping)
    {
        try
        {
            return await messages.WriteAsync(Head.Id, Text, Who.Email, stopping) switch
            {
                WroteFirst.Sent => Back("Your message is sent."),
                WroteFirst.NotTaken => Back($"{Head.Channel} didn't take your message. It stands in the conversation, but the runner may not have seen it."),
                WroteFirst.Gone => Back($"The runner has removed the bot from {Head.Channel}. Your message stands in the conversation, but the runner can't see it."),
                WroteFirst.NoConversation => NotFound(),
                _ => Again(WhyNot(Head) ?? "This runner can't be written to any more. Nothing was sent."),
            };
        }
        catch (RecordsUnavailableException)
        {
            return Again("The record can't be written just now, so nothing was sent. Your words are still here: try again in a minute.");
        }
    }

    private PageResult Again(string problem)
    {
        Problem = problem;
        return Page();
    }

    private LocalRedirectResult Back(string words)
    {
        this.Say(words);
        return LocalRedirect(CaseFiles.Address(Head.Id, Filter));
    }
}
