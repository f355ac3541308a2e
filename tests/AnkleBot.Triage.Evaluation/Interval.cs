namespace AnkleBot.Triage.Evaluation;

/// <summary>Exact intervals for shares.</summary>
internal static class Interval
{
    private const double Tail = 0.025;
    private const int Halvings = 60;

    /// <summary>The 95 % interval of Clopper and Pearson: shares under which what was seen isn't too unlikely.</summary>
    public static (double Low, double High) ClopperPearson(int hits, int of) => (
        hits == 0 ? 0 : Solve(share => 1 - AtMost(hits - 1, of, share) - Tail),
        hits == of ? 1 : Solve(share => Tail - AtMost(hits, of, share)));

    // The functions rise with the share; halving finds where they cross zero.
    private static double Solve(Func<double, double> rising)
    {
        var (low, high) = (0.0, 1.0);
        for (var step = 0; step < Halvings; step++)
        {
            var middle = (low + high) / 2;
            if (rising(middle) < 0) low = middle;
            else high = middle;
        }

        return (low + high) / 2;
    }

    private static double AtMost(int hits, int of, double share)
    {
        double sum = 0, logChoose = 0;
        for (var k = 0; k <= hits; k++)
        {
            if (k > 0) logChoose += Math.Log(of - k + 1) - Math.Log(k);
            sum += Math.Exp(logChoose + (k * Math.Log(share)) + ((of - k) * Math.Log(1 - share)));
        }

        return sum;
    }
}
