namespace AnkleBot.Server.Staff.Access;

/// <summary>Whoever has yet to choose a password, or to set up the second step, is led there from every page.</summary>
internal static class FirstThings
{
    public static Task LeadAsync(HttpContext http, RequestDelegate next)
    {
        var first = http.Visit()?.First ?? FirstThing.Nothing;
        var endpoint = http.GetEndpoint();
        if (first == FirstThing.Nothing || endpoint is null || endpoint.Metadata.GetMetadata<BeforeFirstThingAttribute>() is not null) return next(http);
        http.Response.Redirect(first == FirstThing.ChoosePassword ? "/staff/password" : "/staff/second-step/set-up");
        return Task.CompletedTask;
    }
}
