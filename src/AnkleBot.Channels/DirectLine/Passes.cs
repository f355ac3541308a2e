using System.Security.Claims;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AnkleBot.Channels.DirectLine;

/// <summary>Writes and reads tokens: JSON Web Tokens, HS256.</summary>
internal sealed class Passes(SigningKeys keys, IOptions<DirectLineOptions> options, TimeProvider time)
{
    private const string Issuer = "anklebot";
    private const string ToChat = "direct-line";
    private const string ToResume = "resume";
    private const int Longest = 4_000;

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    public TimeSpan Life { get; } = TimeSpan.FromMinutes(options.Value.TokenMinutes);

    public Task<string> WriteAsync(Pass pass) => WriteAsync(pass, ToChat, Life);

    public Task<PassReading> ReadAsync(string? token) => ReadAsync(token, ToChat);

    /// <summary>
    /// A token that only gets a new one: a browser may keep it for weeks, since unlike the other it is never part of an
    /// address and opens nothing by itself.
    /// </summary>
    public Task<string> WriteResumeAsync(Pass pass) => WriteAsync(pass, ToResume, TimeSpan.FromDays(options.Value.ResumeDays));

    public Task<PassReading> ReadResumeAsync(string? token) => ReadAsync(token, ToResume);

    private async Task<string> WriteAsync(Pass pass, string purpose, TimeSpan life)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = purpose,
            IssuedAt = now,
            Expires = now + life,
            // The client reads the user's id out of "user".
            Subject = new([new("user", pass.User), new("conv", pass.Conversation), new("clinic", pass.Clinic), new("origins", string.Join(' ', pass.Origins))]),
            SigningCredentials = new(await keys.CurrentAsync(), SecurityAlgorithms.HmacSha256),
        });
    }

    private async Task<PassReading> ReadAsync(string? token, string purpose)
    {
        if (token is null || token.Length > Longest || !_handler.CanReadToken(token)) return default;
        try
        {
            if (await keys.FindAsync(_handler.ReadJsonWebToken(token).Kid ?? "") is not { } key) return default;
            var read = await _handler.ValidateTokenAsync(token, new()
            {
                ValidIssuer = Issuer,
                ValidAudience = purpose,
                ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
                IssuerSigningKey = key,
                // Below, by our own clock.
                ValidateLifetime = false,
            });
            if (!read.IsValid) return default;
            return read.SecurityToken.ValidTo <= time.GetUtcNow().UtcDateTime ? new(null, true) : new(Of(read.ClaimsIdentity), false);
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or SecurityTokenException)
        {
            // What looks like a token and isn't one is answered as any other that isn't ours.
            return default;
        }
    }

    private static Pass Of(ClaimsIdentity claims)
    {
        return new(Claim("user"), Claim("conv"), Claim("clinic"), Claim("origins").Split(' ', StringSplitOptions.RemoveEmptyEntries));

        string Claim(string type) => claims.FindFirst(type)?.Value ?? "";
    }
}
