using System.Net;

namespace AnkleBot.Staff.Tests;

[Collection(At_the_desk.Name)]
public sealed class Signing_in(StaffServer desk)
{
    [Fact]
    public async Task Both_steps_lead_to_the_conversations()
    {
        using var browser = desk.Browser();

        Assert.Equal("/staff/conversations", await browser.SignInAsync(await desk.StaffAsync(name: "Ada")));
        Assert.Contains("Ada", await browser.ReadAsync("/staff/conversations"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_sees_a_page_without_signing_in()
    {
        using var browser = desk.Browser();
        using var answer = await browser.AskAsync("/staff/conversations");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/staff/sign-in?to=%2Fstaff%2Fconversations", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }
}
