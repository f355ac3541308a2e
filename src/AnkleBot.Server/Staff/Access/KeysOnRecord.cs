using System.Xml.Linq;
using AnkleBot.Records;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace AnkleBot.Server.Staff.Access;

/// <summary>The keys of cookies and forms, kept on the record: they outlive a restart, and servers share them.</summary>
internal sealed class KeysOnRecord(IRecords records) : IXmlRepository
{
    private const string Kind = "data-protection";

    // The interface knows no tasks. It is called at the first request and then once a day, on a thread of the pool.
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Task.Run(() => records.AllKeptAsync(Kind)).GetAwaiter().GetResult().Select(item => XElement.Parse(item.Json))];

    public void StoreElement(XElement element, string friendlyName) =>
        Task.Run(() => records.KeepAsync(new(Kind, friendlyName, element.ToString(SaveOptions.DisableFormatting), 0))).GetAwaiter().GetResult();
}

internal sealed class KeepKeysOnRecord(IRecords records) : IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options) => options.XmlRepository = new KeysOnRecord(records);
}
