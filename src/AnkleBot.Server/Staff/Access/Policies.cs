using AnkleBot.Server.Staff.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace AnkleBot.Server.Staff.Access;

/// <summary>Names of authorization policies. Every page has <see cref="Staff"/> unless it says otherwise.</summary>
internal static class Policies
{
    public const string Staff = "staff";
    public const string Editor = "staff-editor";
    public const string Administrator = "staff-administrator";

    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(Staff, For(StaffRole.Reviewer));
        options.AddPolicy(Editor, For(StaffRole.Editor));
        options.AddPolicy(Administrator, For(StaffRole.Administrator));
    }

    // By the account on the record, not by what was true when the cookie was made.
    private static AuthorizationPolicy For(StaffRole role) => new AuthorizationPolicyBuilder(IdentityConstants.ApplicationScheme)
        .RequireAuthenticatedUser()
        .RequireAssertion(context => context.Resource is HttpContext http && http.Visit() is { } visit && visit.Person.May(role))
        .Build();
}

/// <summary>A page or call that is open to somebody who has yet to choose a password or set up the second step.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class BeforeFirstThingAttribute : Attribute;
