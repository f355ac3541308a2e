using AnkleBot.Server.Staff.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnkleBot.Server.Staff.Pages;

[BeforeFirstThing]
internal sealed class SignOutModel(StaffSignIn signIn) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.EndAsync(HttpContext.Visit()!);
        return RedirectToPage("/SignIn");
    }
}
