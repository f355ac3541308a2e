using AnkleBot.Server.Staff.Access;
using AnkleBot.Server.Staff.Accounts;
using AnkleBot.Server.Staff.Reviewing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnkleBot.Server.Staff.Pages;

[Authorize(Policies.Administrator)]
internal sealed class AccountsModel(AccountStore store, GivingOut givingOut, Names names, Clock clock, TimeProvider time) : PageModel
{
    public Person Who => HttpContext.Person();

    public IReadOnlyList<StaffAccount> Accounts { get; private set; } = [];

    public Given? Given { get; private set; }

    public string? Trouble { get; private set; }

    public string? Email { get; private set; }

    public string? Name { get; private set; }

    public StaffRole Role { get; private set; }

    public IReadOnlyList<string> Keys { get; private set; } = [];

    public Names Names => names;

    public Clock Clock => clock;

    public async Task OnGetAsync(CancellationToken stopping) => Accounts = Who.Everywhere
        ? await store.AllAsync(stopping)
        : Who.Colleagues(await store.AllAsync(stopping));

    public async Task OnPostAsync(string? email, string? name, StaffRole role, string[] keys, CancellationToken stopping)
    {
        (Email, Name, Role, Keys) = (email, name, role, AccountFields.Simplified(keys));
        Trouble = AccountFields.WrongWith(Who, Keys);
        if (Trouble is null)
        {
            Given = await givingOut.AddAsync(email, name, role, Keys, Who.Email);
            Trouble = Given.Problem;
        }
        if (Trouble is null) (Email, Name, Role, Keys) = (null, null, StaffRole.Reviewer, []);
        await OnGetAsync(stopping);
    }

    public bool MayChange(StaffAccount account) => AccountFields.MayChange(Who, account);

    public string State(StaffAccount account) =>
        account.Disabled ? "Disabled"
        : account.LockedUntil > time.GetUtcNow() ? "Locked for a while after wrong tries"
        : account.OneTimeUntil is { } until ? until > time.GetUtcNow() ? "Has yet to sign in" : "One-time password has run out"
        : "Active";
}
