using System.Net;
using System.Text.RegularExpressions;
using AnkleBot.Server.Staff.Accounts;

namespace AnkleBot.Staff.Tests.Rig;

/// <summary>A browser without script: it keeps cookies, doesn't follow redirects unless told, and fills in forms.</summary>
public sealed partial class Browser : IDisposable
{
    private readonly HttpClient _http;

    public Browser(Uri address)
    {
        Cookies = new CookieContainer();
        _http = new(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = address };
    }

    public CookieContainer Cookies { get; }

    /// <summary>The account that <see cref="SignInAsync"/> took.</summary>
    internal StaffAccount Account { get; private set; } = null!;

    public void Dispose() => _http.Dispose();

    public Task<HttpResponseMessage> AskAsync(string address) => _http.GetAsync(new Uri(address, UriKind.Relative));

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

    /// <summary>A page that must be there; its markup.</summary>
    public async Task<string> ReadAsync(string address)
    {
        using var answer = await AskAsync(address);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode} {answer.Headers.Location}");
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Loads a page for its token, and posts a form to it or to another address.</summary>
    public async Task<HttpResponseMessage> PostAsync(string page, string? to, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await ReadAsync(page));
        Assert.True(token.Success, $"{page} has no form.");
        return await SendFormAsync(to ?? page, [("__RequestVerificationToken", token.Groups[1].Value), .. fields]);
    }

    /// <summary>Posts fields as they are.</summary>
    public async Task<HttpResponseMessage> SendFormAsync(string to, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await _http.PostAsync(new Uri(to, UriKind.Relative), form);
    }

    /// <summary>Both steps; where they lead to.</summary>
    internal async Task<string> SignInAsync(StaffAccount account, string to = "")
    {
        Account = account;
        using var first = await PostAsync($"/staff/sign-in?to={Uri.EscapeDataString(to)}", null, ("Address", account.Email), ("Password", StaffServer.Password), ("To", to));
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        var next = first.Headers.Location!.ToString();
        if (!account.SecondStep) return next;
        using var second = await PostAsync(next, null, ("Code", AuthenticatorApp.Code(account.AuthenticatorKey!)), ("To", to));
        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
        return second.Headers.Location!.ToString();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
