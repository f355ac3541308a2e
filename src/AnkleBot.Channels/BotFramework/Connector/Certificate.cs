using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AnkleBot.Channels.BotFramework.Connector;

/// <summary>The certificate that the bot proves itself with.</summary>
internal static class Certificate
{
    /// <exception cref="CryptographicException">It can't be read with that password.</exception>
    /// <exception cref="IOException">There is no such file.</exception>
    public static X509Certificate2 Load(string path, string password)
    {
        var isPem = Path.GetExtension(path).Equals(".pem", StringComparison.OrdinalIgnoreCase);
        if (!isPem) return X509CertificateLoader.LoadPkcs12FromFile(path, password);
        return password.Length == 0 ? X509Certificate2.CreateFromPemFile(path) : X509Certificate2.CreateFromEncryptedPemFile(path, password);
    }

    /// <summary>Why it can't be used; null when it can.</summary>
    public static string? Problem(string path, string password)
    {
        try
        {
            using var certificate = Load(path, password);
            return certificate.HasPrivateKey ? null : $"{path} holds no private key.";
        }
        catch (Exception wrong) when (wrong is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return wrong.Message;
        }
    }
}
