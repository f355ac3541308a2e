using AnkleBot.Records;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AnkleBot.Channels.Clinics;

public static class ClinicRegistration
{
    /// <summary>The clinics of configuration <c>Clinics</c>. Wrong ones throw as they are first asked for, and all that is wrong is said.</summary>
    public static IServiceCollection AddClinics(this IServiceCollection services)
    {
        services.AddSingleton(provider => Read(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IHostEnvironment>()));
        services.AddOptions<RecordsOptions>().PostConfigure<ClinicList>((records, clinics) =>
        {
            foreach (var clinic in clinics.All)
            {
                if (clinic.RetentionDays is { } days) records.RetentionDaysByClinic[clinic.Key] = days;
            }
        });
        return services;
    }

    private static ClinicList Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var (clinics, problems) = new ClinicReader(configuration, environment.IsDevelopment()).Read();
        if (problems.Count > 0) throw new OptionsValidationException("Clinics", typeof(ClinicList), problems);
        if (clinics.Count > 0) return new(clinics);
        return environment.IsDevelopment()
            ? new([ClinicSettings.Demo])
            : throw new OptionsValidationException("Clinics", typeof(ClinicList), ["Clinics has no clinic; appsettings.sample.json shows one."]);
    }
}
