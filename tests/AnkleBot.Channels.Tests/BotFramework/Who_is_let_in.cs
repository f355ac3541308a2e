using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AnkleBot.Channels.Tests.Rig;
using Microsoft.IdentityModel.Tokens;

namespace AnkleBot.Channels.Tests.BotFramework;

public sealed class Who_is_let_in : IAsyncLifetime
{
    private const string Friend = "aaaaaaaa-0000-0000-0000-000000000001";
    private Connector _teams = null!;
    private RealServer _server = null!;

    public async Task InitializeAsync()
    {
        _teams = await Connector.StartAsync();
        _server = await RealServer.StartAsync(_teams.Registration(("BotFramework:AllowedCallers:0", Friend)));
        _teams.Time = _server.Time;
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _teams.DisposeAsync();
    }

    [Fact]
    public async Task The_connector_is()
    {
        Assert.True((await _teams.SendAsync(_server, _teams.Message("hello"))).IsGood);
    }

    [Theory]
    [InlineData("no token", "A bearer token is needed.")]
    [InlineData("no JSON Web Token", "The token is no JSON Web Token.")]
    [InlineData("another issuer", "The token is from an unknown issuer.")]
    [InlineData("another audience", "The token is for another bot.")]
    [InlineData("another's key", "The token is signed with an unknown key.")]
    [InlineData("another's key under a known name", "The token's signature is wrong.")]
    [InlineData("no key named", "The token doesn't say which key signed it.")]
    [InlineData("no signature", "The token is not signed with RS256.")]
    [InlineData("HS256 with the public key", "The token is not signed with RS256.")]
    [InlineData("RS512", "The token is not signed with RS256.")]
    [InlineData("claims changed after signing", "The token's signature is wrong.")]
    [InlineData("expired", "The token's time is over, or hasn't come.")]
    [InlineData("not yet valid", "The token's time is over, or hasn't come.")]
    [InlineData("no end", "The token's time is over, or hasn't come.")]
    [InlineData("no serviceurl", "The token names no serviceurl.")]
    [InlineData("Entra, an app that isn't allowed", "The calling app is not among BotFramework:AllowedCallers.")]
    [InlineData("Entra, an allowed app that another signed for", "The token is signed with an unknown key.")]
    public async Task Nobody_else_is(string how, string why)
    {
        var answer = await _teams.SendAsync(_server, _teams.Message("hello"), Forged(how));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal(why, answer.Json["error"]!["message"]!.GetValue<string>());
        Assert.Equal(0, _teams.Calls);
    }

    [Fact]
    public async Task The_key_must_be_endorsed_for_the_channel()
    {
        var answer = await _teams.SendAsync(_server, _teams.Activity(change: activity => (activity["text"], activity["channelId"]) = ("hello", "slack")));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal(0, _teams.Calls);
    }

    [Fact]
    public async Task A_token_is_for_one_serviceUrl()
    {
        await using var thief = await Connector.StartAsync();

        var answer = await _teams.SendAsync(_server, _teams.Activity(change: activity => (activity["text"], activity["serviceUrl"]) = ("hello", thief.Address)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal(0, thief.Calls);
    }

    [Fact]
    public async Task Clocks_may_differ_by_five_minutes()
    {
        var now = _server.Time.GetUtcNow().UtcDateTime;

        var late = await _teams.SendAsync(_server, _teams.Message("hello"), _teams.Token(token => token.Expires = now.AddMinutes(-4)));
        var early = await _teams.SendAsync(_server, _teams.Message("hello"), _teams.Token(token => token.NotBefore = now.AddMinutes(4)));

        Assert.True(late.IsGood && early.IsGood);
    }

    [Fact]
    public async Task A_key_that_is_new_meanwhile_is_looked_up()
    {
        await _teams.SendAsync(_server, _teams.Message("hello"));
        var old = _teams.Token();
        _teams.Rotate();
        _server.Time.Forward(TimeSpan.FromMinutes(1));

        Assert.True((await _teams.SendAsync(_server, _teams.Message("hello again"))).IsGood);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _teams.SendAsync(_server, _teams.Message("me too"), old)).Status);
    }

    [Fact]
    public async Task Keys_are_looked_up_daily_and_not_for_every_unknown_name()
    {
        await _teams.SendAsync(_server, _teams.Message("hello"));
        for (var at = 0; at < 20; at++) await _teams.SendAsync(_server, _teams.Message("hello"), Forged("another's key"));
        Assert.Equal(1, _teams.Lookups);

        _server.Time.Forward(TimeSpan.FromHours(25));
        await _teams.SendAsync(_server, _teams.Message("hello"));
        Assert.Equal(2, _teams.Lookups);
    }

    [Fact]
    public async Task Keys_that_cannot_be_looked_up_again_serve_on_for_a_while()
    {
        await _teams.SendAsync(_server, _teams.Message("hello"));
        _teams.IsPublishing = false;

        _server.Time.Forward(TimeSpan.FromDays(4));
        Assert.True((await _teams.SendAsync(_server, _teams.Message("hello"))).IsGood);

        _server.Time.Forward(TimeSpan.FromDays(2));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _teams.SendAsync(_server, _teams.Message("hello"))).Status);
    }

    [Theory]
    [InlineData("https://sts.windows.net/99999999-8888-7777-6666-555555555555/", "appid")]
    [InlineData("https://login.microsoftonline.com/99999999-8888-7777-6666-555555555555/v2.0", "azp")]
    public async Task Another_bot_is_when_it_is_allowed_and_is_written_to_with_a_token_for_it(string issuer, string claim)
    {
        var token = _teams.Token(token =>
        {
            token.Issuer = issuer;
            token.Claims = new Dictionary<string, object> { [claim] = Friend };
        });

        Assert.True((await _teams.SendAsync(_server, _teams.Message("hello"), token)).IsGood);

        Assert.Contains($"scope={Friend}%2F.default", _server.Login.Asked.Single().Body, StringComparison.Ordinal);
    }

    private string? Forged(string how)
    {
        var now = _server.Time.GetUtcNow().UtcDateTime;
        return how switch
        {
            "no token" => null,
            "no JSON Web Token" => "let-me-in",
            "another issuer" => _teams.Token(token => token.Issuer = "https://api.example.com"),
            "another audience" => _teams.Token(token => token.Audience = Connector.Tenant),
            "another's key" => _teams.Token(token => token.SigningCredentials = Another().Signing()),
            "another's key under a known name" => _teams.Token(token => token.SigningCredentials = Another(_teams.Key.Id).Signing()),
            "no key named" => _teams.Token(token => token.SigningCredentials = Another("").Signing()),
            "no signature" => Unsigned(),
            "HS256 with the public key" => _teams.Token(token => token.SigningCredentials = new(
                new SymmetricSecurityKey(_teams.Key.Parameters.Modulus) { KeyId = _teams.Key.Id }, SecurityAlgorithms.HmacSha256)),
            "RS512" => _teams.Token(token => token.SigningCredentials = new(_teams.Key.Private, SecurityAlgorithms.RsaSha512)),
            "claims changed after signing" => Changed(_teams.Token()),
            "expired" => _teams.Token(token => (token.NotBefore, token.Expires) = (now.AddHours(-2), now.AddMinutes(-6))),
            "not yet valid" => _teams.Token(token => token.NotBefore = now.AddMinutes(6)),
            "no end" => _teams.Token(token => token.Expires = null),
            "no serviceurl" => _teams.Token(token => token.Claims = new Dictionary<string, object>()),
            "Entra, an app that isn't allowed" => Entra("bbbbbbbb-0000-0000-0000-000000000001", _teams.Key),
            "Entra, an allowed app that another signed for" => Entra(Friend, Another()),
            _ => throw new ArgumentOutOfRangeException(nameof(how), how, "No such forgery."),
        };
    }

    private static SigningKey Another(string? id = null) => new(["msteams"], id);

    private string Entra(string app, SigningKey key) => _teams.Token(token =>
    {
        token.Issuer = $"https://sts.windows.net/{Connector.Tenant}/";
        token.Claims = new Dictionary<string, object> { ["appid"] = app };
        token.SigningCredentials = key.Signing();
    });

    private string Unsigned()
    {
        var header = Base64UrlEncoder.Encode($$"""{"alg":"none","typ":"JWT","kid":"{{_teams.Key.Id}}"}""");
        return $"{header}.{_teams.Token().Split('.')[1]}.";
    }

    private static string Changed(string token)
    {
        var parts = token.Split('.');
        var claims = JsonNode.Parse(Base64UrlEncoder.Decode(parts[1]))!.AsObject();
        claims["role"] = "staff";
        return $"{parts[0]}.{Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes(claims.ToJsonString()))}.{parts[2]}";
    }
}
