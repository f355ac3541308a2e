using AnkleBot.Channels.Clinics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AnkleBot.Channels.DirectLine;

public static class DirectLineRegistration
{
    /// <summary>Our own Direct Line 3.0, with configuration <c>DirectLine</c>.</summary>
    internal static IServiceCollection AddDirectLine(this IServiceCollection services)
    {
        services.AddOptions<DirectLineOptions>().BindConfiguration("DirectLine").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SigningKeys>().AddSingleton<Passes>().AddSingleton<Gate>().AddSingleton<Limits>();
        services.AddSingleton<Asides>().AddSingleton<WordsAsWritten>().AddSingleton<Showing>();
        services.AddSingleton<TokenCalls>().AddSingleton<ConversationCalls>().AddSingleton<ActivityCalls>().AddSingleton<EventCalls>().AddSingleton<StreamCalls>();
        services.AddCors();
        return services;
    }

    /// <summary>Direct Line's calls, the chat page's token, and the drawings that cards show.</summary>
    public static void MapDirectLine(this WebApplication app)
    {
        // A peer that doesn't answer a ping is gone.
        app.UseWebSockets(new() { KeepAliveInterval = TimeSpan.FromSeconds(30), KeepAliveTimeout = TimeSpan.FromSeconds(30) });
        var clinics = app.Services.GetRequiredService<ClinicList>();
        app.UseCors(cors => cors.SetIsOriginAllowed(clinics.AnyAllows).AllowAnyHeader().WithMethods("GET", "POST"));
        app.MapDirectLineCalls();
        app.MapDrawings();
    }
}

internal static class DirectLineRoutes
{
    public const string Root = "/v3/directline";

    public static void MapDirectLineCalls(this WebApplication app)
    {
        var services = app.Services;
        var all = app.MapGroup(Root).AddEndpointFilter(Refusal.Catch);
        var gated = all.MapGroup("").AddEndpointFilter(services.GetRequiredService<Gate>().Check);

        var (tokens, conversations) = (services.GetRequiredService<TokenCalls>(), services.GetRequiredService<ConversationCalls>());
        var (activities, stream) = (services.GetRequiredService<ActivityCalls>(), services.GetRequiredService<StreamCalls>());
        Post(all, "/tokens/generate", tokens.Generate);
        Post(gated, "/tokens/refresh", tokens.Refresh);
        Post(gated, "/conversations", conversations.Start);
        Get(gated, "/conversations/{id}", conversations.Resume);
        Post(gated, "/conversations/{id}/activities", activities.Post);
        Get(gated, "/conversations/{id}/activities", activities.Get);
        Get(gated, "/conversations/{id}/stream", stream.Open);
        Post(gated, "/conversations/{id}/upload", activities.Upload);
        all.MapFallback("/{**rest}", () => Refusal.NoCall);

        app.MapPost("/chat/{clinic}/token", tokens.Page).AddEndpointFilter(Refusal.Catch);
    }

    // As delegates: taken for plain request handlers, what they return would be dropped.
    private static void Post(RouteGroupBuilder group, string path, Func<HttpContext, Task<IResult>> call) => group.MapPost(path, (Delegate)call);

    private static void Get(RouteGroupBuilder group, string path, Func<HttpContext, Task<IResult>> call) => group.MapGet(path, (Delegate)call);

    /// <summary>The drawings of the knowledge that is loaded. Their address changes with the knowledge.</summary>
    public static void MapDrawings(this WebApplication app)
    {
        var bots = app.Services.GetRequiredService<Bots>();
        app.MapGet("/drawings/{name}.svg", (string name, HttpContext http) =>
        {
            if (bots.Drawing(name) is not { } drawing) return Results.NotFound();
            http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            // An image runs no script; opened as a page it doesn't either.
            http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
            http.Response.Headers.XContentTypeOptions = "nosniff";
            return Results.Text(drawing.Svg, "image/svg+xml");
        });
    }
}
