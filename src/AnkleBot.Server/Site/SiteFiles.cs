using System.Collections.Frozen;
using System.Net;
using System.Text;

namespace AnkleBot.Server.Site;

/// <summary>The files of the site, from the folder <c>site</c> beside the program.</summary>
internal sealed class SiteFiles
{
    /// <summary>Where assets are fetched.</summary>
    public const string Root = "/site/";

    private readonly FrozenDictionary<string, Asset> _byName;
    private readonly FrozenDictionary<string, Asset> _byAddress;
    private readonly FrozenDictionary<string, string> _pages;

    public SiteFiles()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "site");
        var files = Directory.GetFiles(folder).ToLookup(file => Path.GetExtension(file) == ".html");
        _byName = files[false].ToFrozenDictionary(file => Path.GetFileName(file), file => new Asset(Path.GetFileName(file), File.ReadAllBytes(file)));
        _byAddress = _byName.Values.ToFrozenDictionary(asset => asset.Address);
        _pages = files[true].ToFrozenDictionary(file => Path.GetFileName(file), file => WithAssets(File.ReadAllText(file)));
    }

    public Asset this[string name] => _byName[name];

    public Asset? At(string address) => _byAddress.GetValueOrDefault(address);

    public string AddressOf(string name) => Root + _byName[name].Address;

    /// <summary>A page with its places filled in. Texts are escaped; a place that is named <c>raw:</c> takes markup of our own.</summary>
    public string Page(string name, params ReadOnlySpan<(string Place, string Value)> values)
    {
        var page = new StringBuilder(_pages[name]);
        foreach (var (place, value) in values)
        {
            page.Replace($"{{{{raw:{place}}}}}", value);
            page.Replace($"{{{{{place}}}}}", WebUtility.HtmlEncode(value));
        }
        return page.ToString();
    }

    private string WithAssets(string page)
    {
        foreach (var name in _byName.Keys) page = page.Replace($"{{{{asset:{name}}}}}", AddressOf(name), StringComparison.Ordinal);
        return page;
    }
}
