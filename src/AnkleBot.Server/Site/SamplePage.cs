using AnkleBot.Channels.Clinics;

namespace AnkleBot.Server.Site;

/// <summary>A made-up clinic's page with the chat on it, in Development.</summary>
internal sealed class SamplePage(SiteFiles files, ClinicList clinics)
{
    public IResult Show(HttpContext http)
    {
        var clinic = clinics.Default;
        // As strict as a careful clinic's own page: the loader needs no more than its origin.
        http.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";
        return Results.Text(
            files.Page(
                "sample.html",
                ("key", clinic.Key),
                ("name", clinic.Clinic.Name),
                ("accent", clinic.Accent),
                ("telephone", clinic.Clinic.Telephone ?? ""),
                ("hours", clinic.Clinic.Hours ?? "")),
            "text/html; charset=utf-8");
    }
}
