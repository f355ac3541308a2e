using System.Net;
using System.Text.RegularExpressions;
using AnkleBot.Channels.Activities;

namespace AnkleBot.Channels.BotFramework.Incoming;

/// <summary>What the runner said, without what the channel wraps it in.</summary>
internal static partial class SpokenText
{
    /// <summary>The words: the bot's own mention is gone, others' names stand without tags, and what was markup is text.</summary>
    public static string Of(Activity activity)
    {
        var text = activity.Text ?? "";
        foreach (var mention in Mentions(activity)) text = text.Replace(mention, " ", StringComparison.Ordinal);
        text = LineTags().Replace(text, "\n");
        text = OtherTags().Replace(text, "");
        return WebUtility.HtmlDecode(text).Replace('\u00a0', ' ').Trim();
    }

    public static bool MentionsBot(Activity activity) => OfBot(activity).Any();

    private static IEnumerable<string> Mentions(Activity activity) => OfBot(activity).Select(mention => mention.Text).OfType<string>().Where(text => text.Length > 0);

    private static IEnumerable<Entity> OfBot(Activity activity) =>
        (activity.Entities ?? []).Where(entity => entity.Type == Entity.Mention && entity.Mentioned?.Id == activity.Recipient!.Id);

    // Known tags only: "less than <3 days" is what somebody wrote.
    [GeneratedRegex(@"<br\s*/?>|</(p|div|li|ul|ol|blockquote|h[1-6])>", RegexOptions.IgnoreCase)]
    private static partial Regex LineTags();

    [GeneratedRegex(@"</?(at|p|div|li|ul|ol|blockquote|h[1-6]|b|i|u|s|em|strong|strike|span|font|a|code|pre|emoji|attachment)(\s[^<>]{0,2000})?/?>", RegexOptions.IgnoreCase)]
    private static partial Regex OtherTags();
}
