using System.Security.Cryptography;
using System.Text;
using AnkleBot.Channels.Clinics;
using AnkleBot.Records;
using Microsoft.AspNetCore.Http;

namespace AnkleBot.Channels.DirectLine;

/// <summary>Who gets a token: a clinic's back end with its secret, our own chat page, and whoever has one that still lasts.</summary>
internal sealed class TokenCalls(Passes passes, Gate gate, Limits limits, ClinicList clinics, ITurnRecords records)
{
    private const int LongestUser = 100;

    public async Task<IResult> Generate(HttpContext http)
    {
        if (WithSecret(Gate.Borne(http)) is not { } clinic) return Refusal.WrongSecret;
        var body = await Body.ReadAsync(http, CallJson.Default.GenerateBody);
        var user = body?.User?.Id ?? Pass.NewUser();
        if (!user.StartsWith(Pass.UserPrefix, StringComparison.Ordinal) || user.Length > LongestUser)
            return Refusal.Bad($"user.id must begin with {Pass.UserPrefix} and have {LongestUser} characters at most.");
        var origins = body?.TrustedOrigins ?? [];
        if (origins.FirstOrDefault(origin => !clinic.Allows(origin) && origin != gate.Site(http)) is { } unknown)
            return Refusal.Bad($"{unknown} is not among the clinic's allowed origins.");
        return await Reply(new(user, Pass.NewId(), clinic.Key, origins));
    }

    public Task<IResult> Refresh(HttpContext http) => Reply(http.Entry().Pass);

    /// <summary>The chat page's own: no secret, so from nowhere but our page.</summary>
    public async Task<IResult> Page(HttpContext http, string clinic)
    {
        if (!gate.IsOwnPage(http)) return Refusal.WrongOrigin;
        if (!clinics.TryGet(clinic, out var known)) return Refusal.NoClinic;
        if (!limits.MayStart(http)) return Refusal.TooMany;
        var body = await Body.ReadAsync(http, CallJson.Default.PageBody);
        var (before, _) = await passes.ReadResumeAsync(body?.Resume);
        var comesBack = before?.Clinic == known.Key;
        var stands = comesBack && await records.HeadAsync(before!.Conversation) is not null;
        var pass = new Pass(
            comesBack ? before!.User : Pass.NewUser(),
            stands ? before!.Conversation : Pass.NewId(),
            known.Key,
            [gate.Site(http)]);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(
            new PageReply(await passes.WriteAsync(pass), stands ? pass.Conversation : null, pass.User, await passes.WriteResumeAsync(pass)),
            CallJson.Default.PageReply);
    }

    private async Task<IResult> Reply(Pass pass) => Results.Json(
        new TokenReply(pass.Conversation, await passes.WriteAsync(pass), (int)passes.Life.TotalSeconds), CallJson.Default.TokenReply);

    private ClinicSettings? WithSecret(string? secret)
    {
        if (string.IsNullOrEmpty(secret)) return null;
        var given = Encoding.UTF8.GetBytes(secret);
        return clinics.All.FirstOrDefault(clinic =>
            clinic.Secret is { } own && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(own), given));
    }
}
