using AnkleBot.Language.Likeness;

namespace AnkleBot.Tests.Language;

/// <summary>A message must look the same when it is read as when it was learnt from, though its words are looked up once for all stretches.</summary>
public class FeaturesTests
{
    private static readonly List<uint>[] Words =
    [
        [Name(FeatureKind.Words, "toes"), Name(FeatureKind.Slots, "<toes>"), Name(FeatureKind.Letters, "_to")],
        [Name(FeatureKind.Words, "went"), Name(FeatureKind.Pairs, "toes~went"), Name(FeatureKind.Letters, "_we")],
        [Name(FeatureKind.Words, "blue"), Name(FeatureKind.Slots, "<blue>"), Name(FeatureKind.Signs, "cold-foot"), Name(FeatureKind.Letters, "_bl")],
        [Name(FeatureKind.Words, "toes"), Name(FeatureKind.Slots, "<toes>"), Name(FeatureKind.Slots, "<both>"), Name(FeatureKind.Letters, "_to")],
    ];

    private static readonly Features Known = Features.Of([FeatureNames.OfStretch(Words), FeatureNames.OfStretch(Words.AsSpan(2))], least: 1);

    [Theory]
    [InlineData(0, 4)]
    [InlineData(0, 3)]
    [InlineData(2, 4)]
    [InlineData(1, 2)]
    public void Words_looked_up_before_make_the_same_vector(int from, int end)
    {
        var learnt = Known.Vector(FeatureNames.OfStretch(Words.AsSpan(from..end)));
        var read = Known.Vector(Array.ConvertAll(Words[from..end], Known.IdsOf));
        Assert.Equal(learnt.Ids, read.Ids);
        Assert.Equal(learnt.Values, read.Values);
    }

    [Fact]
    public void What_no_example_has_is_left_out() => Assert.Empty(Known.IdsOf([Name(FeatureKind.Words, "unheard")]));

    [Fact]
    public void A_vector_is_of_length_one() => Assert.Equal(1, Known.Vector(FeatureNames.OfStretch(Words)).Values.Sum(value => value * value), 4);

    private static uint Name(FeatureKind kind, string name) => FeatureNames.OfKind(kind, FeatureNames.Hash(name));
}
