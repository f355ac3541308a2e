using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnkleBot.Server.Staff.Pages;

/// <summary>Where pages lead on to.</summary>
internal static class Ways
{
    /// <summary>To an address of the console, or to its first page when it is anything else: nobody is sent off to another site.</summary>
    public static IActionResult Onward(this PageModel page, string? to) =>
        page.Url.IsLocalUrl(to) && new PathString(new Uri(new Uri("http://x"), to).AbsolutePath).StartsWithSegments(StaffRegistration.Root)
            ? page.LocalRedirect(to!)
            : page.LocalRedirect(Menu.Conversations);

    /// <summary>Says something on the next page.</summary>
    public static void Say(this PageModel page, string words) => page.TempData["Said"] = words;
}
