using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AnkleBot.Channels.Tests.Rig;

namespace AnkleBot.Channels.Tests.BotFramework;

public sealed class Our_own_token : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anklebot-teams-").FullName;
    private Connector _teams = null!;

    public async Task InitializeAsync() => _teams = await Connector.StartAsync();

    public async Task DisposeAsync()
    {
        await _teams.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("bot.pfx")]
    [InlineData("bot.pem")]
    public async Task A_certificate_signs_for_it_in_place_of_a_secret(string file)
    {
        var path = Path.Combine(_folder, file);
        Write(path);
        await using var server = await RealServer.StartAsync(_teams.Registration(("BotFramework:Secret", ""), ("BotFramework:CertificatePath", path)));

        await _teams.SendAsync(server, _teams.Message("hello"));

        Assert.Equal("Bearer our-token", (await _teams.NextAsync()).Authorization);
        Assert.Contains("client_assertion=", server.Login.Asked.Single().Body, StringComparison.Ordinal);
        Assert.DoesNotContain("client_secret", server.Login.Asked.Single().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_managed_identity_asks_the_machine()
    {
        await using var server = await RealServer.StartAsync(_teams.Registration(
            ("BotFramework:Secret", ""), ("BotFramework:TenantId", ""), ("BotFramework:AppType", "UserAssignedMSI")));

        await _teams.SendAsync(server, _teams.Message("hello"));

        Assert.Equal("Bearer our-token", (await _teams.NextAsync()).Authorization);
        Assert.Contains(server.Login.Asked, asked => asked.Address.Query.Contains($"client_id={Connector.App}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_secret_is_said_to_the_operator_and_not_tried_again()
    {
        await using var server = await RealServer.StartAsync(_teams.Registration());
        server.Login.Status = System.Net.HttpStatusCode.Unauthorized;

        Assert.True((await _teams.SendAsync(server, _teams.Message("hello"))).IsGood);

        Assert.Contains(server.Log.Lines, line => line.Text.Contains("invalid_client", StringComparison.Ordinal));
        Assert.Equal(0, _teams.Calls);
    }

    private static void Write(string path)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        if (path.EndsWith(".pem", StringComparison.Ordinal)) File.WriteAllText(path, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        else File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx));
    }
}
