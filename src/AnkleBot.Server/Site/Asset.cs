using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace AnkleBot.Server.Site;

/// <summary>A file of the site: its address changes with its content, so browsers may keep it for good.</summary>
internal sealed class Asset
{
    private const int ShortestWorthPacking = 1_000;
    private const int BrotliQuality = 9;
    private const int BrotliWindow = 22;

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".txt"] = "text/plain; charset=utf-8",
    };

    private readonly byte[] _plain;
    private readonly string _type;
    private readonly EntityTagHeaderValue _tag;
    // Packed when first asked for, and once: the largest takes half a second.
    private readonly Lazy<byte[]> _brotli;
    private readonly Lazy<byte[]> _gzip;

    public Asset(string name, byte[] content)
    {
        var (stem, extension) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
        var hash = Convert.ToHexStringLower(SHA256.HashData(content))[..12];
        Address = $"{stem}-{hash}{extension}";
        _plain = content;
        _type = Types[extension];
        _tag = new($"\"{hash}\"");
        _brotli = new(() => Brotli(content));
        _gzip = new(() => Gzip(content));
    }

    /// <summary>Its name with its hash, such as <c>chat-3fa2b1c4d5e6.js</c>.</summary>
    public string Address { get; }

    /// <param name="keep">How long a browser may go without asking again.</param>
    public IResult Serve(HttpContext http, string keep)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = keep;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.XContentTypeOptions = "nosniff";
        // A host page under Cross-Origin-Embedder-Policy may load the loader, too.
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        var (body, encoding) = Packed(http.Request.Headers.AcceptEncoding.ToString());
        if (encoding is not null) headers.ContentEncoding = encoding;
        // A packed body is another representation: its tag may not be the plain one's.
        var tag = encoding is null ? _tag : new EntityTagHeaderValue($"{_tag.Tag.Value![..^1]}-{encoding}\"");
        return Results.Bytes(body, _type, entityTag: tag);
    }

    private (byte[] Body, string? Encoding) Packed(string accepted)
    {
        if (_plain.Length < ShortestWorthPacking) return (_plain, null);
        var takes = accepted.Split(',').Select(part => part.Split(';')[0].Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (takes.Contains("br")) return (_brotli.Value, "br");
        return takes.Contains("gzip") ? (_gzip.Value, "gzip") : (_plain, null);
    }

    private static byte[] Brotli(byte[] content)
    {
        var room = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        return BrotliEncoder.TryCompress(content, room, out var written, BrotliQuality, BrotliWindow)
            ? room[..written]
            : throw new InvalidOperationException("The room for a packed file was too small.");
    }

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize)) gzip.Write(content);
        return packed.ToArray();
    }
}
