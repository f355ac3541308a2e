using System.IO.Compression;
using System.Text;
using AnkleBot.Server.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AnkleBot.Server.Tests.Site;

public sealed class AssetTests
{
    private static readonly byte[] Script = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("say('ankle');\n", 500)));

    [Fact]
    public void Its_address_changes_with_its_content()
    {
        Assert.NotEqual(new Asset("a.js", Script).Address, new Asset("a.js", [.. Script, 10]).Address);
        Assert.Equal(new Asset("a.js", Script).Address, new Asset("a.js", [.. Script]).Address);
    }

    [Fact]
    public async Task It_is_packed_as_the_browser_takes_it_and_kept_for_good()
    {
        var http = await Serve("gzip, deflate, br");

        Assert.Equal("br", http.Response.Headers.ContentEncoding);
        Assert.Equal("public, max-age=1", http.Response.Headers.CacheControl);
        await using var unpacked = new BrotliStream(http.Response.Body, CompressionMode.Decompress);
        using var whole = new MemoryStream();
        await unpacked.CopyToAsync(whole);
        Assert.Equal(Script, whole.ToArray());
    }

    [Fact]
    public async Task A_browser_that_has_it_is_told_so()
    {
        var tag = (await Serve("br")).Response.Headers.ETag.ToString();

        Assert.Equal(304, (await Serve("br", tag)).Response.StatusCode);
    }

    [Fact]
    public async Task It_comes_plain_to_whoever_takes_nothing_else()
    {
        var http = await Serve("");

        Assert.Empty(http.Response.Headers.ContentEncoding.ToString());
        Assert.Equal(Script.Length, http.Response.Body.Length);
    }

    private static async Task<HttpContext> Serve(string accepted, string? has = null)
    {
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        http.Request.Method = "GET";
        http.Request.Headers.AcceptEncoding = accepted;
        if (has is not null) http.Request.Headers.IfNoneMatch = has;
        http.Response.Body = new MemoryStream();
        await new Asset("a.js", Script).Serve(http, "public, max-age=1").ExecuteAsync(http);
        http.Response.Body.Position = 0;
        return http;
    }
}
