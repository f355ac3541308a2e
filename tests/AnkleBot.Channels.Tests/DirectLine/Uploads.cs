using System.Net;
using System.Text;
using AnkleBot.Channels.Tests.Rig;

namespace AnkleBot.Channels.Tests.DirectLine;

/// <summary>Messages with files, where a clinic lets them in.</summary>
public sealed class Uploads : IAsyncLifetime
{
    private RealServer _server = null!;

    public async Task InitializeAsync() => _server = await RealServer.StartAsync(("DirectLine:Uploads", "true"));

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task The_words_that_come_with_a_picture_are_triaged_and_the_picture_is_told_not_to_be_seen()
    {
        using var client = await Client.BegunAsync(_server);

        var answer = await UploadAsync(client, "{\"type\":\"message\",\"text\":\"i have chest pain and can't breathe\"}", 1);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("Get help now", await ShownAsync(client), StringComparison.Ordinal);
        Assert.Contains("look at pictures or files", await ShownAsync(client), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_without_a_word_is_answered_too()
    {
        using var client = await Client.BegunAsync(_server);

        var answer = await UploadAsync(client, "{\"type\":\"message\"}", 2);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("look at pictures or files", await ShownAsync(client), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"type\":\"message\",\"text\":\"hello\"}", 11, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("{", 1, HttpStatusCode.BadRequest)]
    [InlineData(null, 1, HttpStatusCode.BadRequest)]
    public async Task A_form_that_makes_no_sense_is_refused_in_words(string? activity, int files, HttpStatusCode status)
    {
        using var client = await Client.BegunAsync(_server);

        var answer = await UploadAsync(client, activity, files);

        Assert.Equal(status, answer.Status);
        Assert.NotEmpty(answer.Json["error"]!["message"]!.GetValue<string>());
        Assert.Single((await client.PollAsync()).Activities);
    }

    [Fact]
    public async Task What_is_no_form_is_refused_in_words()
    {
        using var client = await Client.BegunAsync(_server);
        using var plain = new StringContent("ankle.jpg");

        var answer = await client.SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{client.Conversation}/upload?userId=x", plain);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    private static async Task<string> ShownAsync(Client client) =>
        string.Concat((await client.PollAsync()).Activities.Select(activity => activity.ToJsonString()));

    private static async Task<Answer> UploadAsync(Client client, string? activity, int files)
    {
        using var form = new MultipartFormDataContent();
        if (activity is not null) form.Add(new StringContent(activity, Encoding.UTF8, "application/vnd.microsoft.activity"), "activity", "blob");
        for (var file = 0; file < files; file++) form.Add(new ByteArrayContent(new byte[50_000]), "file", $"ankle-{file}.jpg");
        return await client.SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{client.Conversation}/upload?userId=x", form);
    }
}
