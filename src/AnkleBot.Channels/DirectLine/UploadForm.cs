using AnkleBot.Channels.Activities;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace AnkleBot.Channels.DirectLine;

/// <summary>A message that came with files. The files are counted and never kept: they run past and are gone.</summary>
internal static class UploadForm
{
    private const int MostFiles = 10;
    private const int LongestBoundary = 200;
    private const long MostBytes = 20_000_000;

    /// <returns>The activity, null when there is none in it, and how many files came with it.</returns>
    /// <exception cref="BadHttpRequestException">It is no form with files, or too large a one.</exception>
    public static async Task<(Activity? Activity, int Files)> ReadAsync(HttpContext http)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= LongestBoundary } boundary)
            throw new BadHttpRequestException("An upload is a form with files (multipart/form-data).");
        Activity? activity = null;
        var (files, left) = (0, MostBytes);
        try
        {
            var parts = new MultipartReader(boundary, http.Request.Body);
            while (await parts.ReadNextSectionAsync(http.RequestAborted) is { } part)
            {
                if (Name(part) == "activity") activity = await Body.ReadAsync(part.Body, ActivityJson.Default.Activity, stopping: http.RequestAborted);
                else (files, left) = (files + 1, left - await PassAsync(part.Body, http.RequestAborted));
                if (files > MostFiles || left < 0) throw new BadHttpRequestException("The upload is too large.", StatusCodes.Status413PayloadTooLarge);
            }
        }
        catch (Exception cut) when (cut is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The form could not be read.", cut);
        }
        return (activity, files);
    }

    private static string? Name(MultipartSection part) =>
        ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition) ? HeaderUtilities.RemoveQuotes(disposition.Name).Value : null;

    private static async Task<long> PassAsync(Stream file, CancellationToken stopping)
    {
        var part = new byte[16_384];
        var length = 0L;
        for (int read; (read = await file.ReadAsync(part, stopping)) > 0;) length += read;
        return length;
    }
}
