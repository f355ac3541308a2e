namespace AnkleBot.Browser.Tests;

[Collection(In_the_waiting_room.Name)]
public sealed class Asking(Waiting_room room)
{
    [Fact]
    public async Task The_whole_check_by_buttons_ends_in_a_summary_to_keep()
    {
        await using var runner = await room.AgreedRunnerAsync();

        await runner.AnswersAsync("Check my ankle", "Any of these right now?");
        await runner.AnswersAsync("None of these", "four steps");
        await runner.AnswersAsync("Yes, I can", "How did it begin?");
        await runner.AnswersAsync("Slowly, no injury", "hot and red");
        await runner.AnswersAsync("None of these", "sore spot right on a bone");
        await runner.AnswersAsync("No", "Does any of these fit you?");
        await runner.AnswersAsync("None of these", "How long has it been sore");
        await runner.AnswersAsync("Up to 3 days", "You can look after this yourself for now.");

        await Assertions.Expect(runner.Cards.Last.Locator(".level")).ToHaveTextAsync("Self-care");
        await Assertions.Expect(runner.Cards.Last.GetByRole(AriaRole.Button, new() { Name = "Print this" })).ToBeVisibleAsync();
        await Assertions.Expect(runner.Cards.Last.GetByRole(AriaRole.Button, new() { Name = "Save as text" })).ToBeVisibleAsync();
        Assert.Empty(runner.Errors);
    }

    [Fact]
    public async Task A_typed_question_is_answered_with_its_source_and_buttons_to_go_on()
    {
        await using var runner = await room.AgreedRunnerAsync();

        await runner.SayAsync("how long should i keep ice on");

        await runner.SeesAsync("15 to 20 minutes");
        await Assertions.Expect(runner.Cards.Last.Locator(".source")).ToContainTextAsync("What To Do When Your Ankles Are Sore");
        await runner.AnswersAsync("Thumb up Yes, this helped", "Good to hear");
    }

    [Fact]
    public async Task An_exercise_shows_steps_in_order_and_its_drawing_with_words()
    {
        await using var runner = await room.AgreedRunnerAsync();

        await runner.SayAsync("how do i do calf raises");

        await Assertions.Expect(runner.Cards.Last.Locator("ol li").First).ToBeVisibleAsync();
        var drawing = runner.Cards.Last.Locator("figure img");
        Assert.NotEmpty(await drawing.GetAttributeAsync("alt") ?? "");
        await runner.Chat.WaitForFunctionAsync("() => [...document.querySelectorAll('figure img')].every(image => image.naturalWidth > 0)");
    }

    [Fact]
    public async Task An_emergency_has_colour_icon_and_word_and_rings_with_one_press()
    {
        await using var runner = await room.AgreedRunnerAsync();

        await runner.SayAsync("i have chest pain and can't breathe");

        await runner.SeesAsync("Get help now.");
        var card = runner.Cards.Last;
        await Assertions.Expect(card.Locator(".level")).ToHaveTextAsync("Emergency");
        await Assertions.Expect(card.Locator(".level svg")).ToBeVisibleAsync();
        await Assertions.Expect(card.Locator(".level")).ToHaveCSSAsync("background-color", "rgb(176, 30, 30)");
        await Assertions.Expect(card.GetByRole(AriaRole.Link, new() { Name = "Call 999 now" })).ToHaveAttributeAsync("href", "tel:999");
        await Assertions.Expect(card).ToBeInViewportAsync();
    }

    [Fact]
    public async Task An_urgent_reply_has_the_clinics_number_and_booking_page()
    {
        await using var runner = await room.AgreedRunnerAsync();

        await runner.SayAsync("only my left calf is swollen, warm and tender");

        await runner.SeesAsync("Please be seen today.");
        var card = runner.Cards.Last;
        await Assertions.Expect(card.GetByRole(AriaRole.Link, new() { Name = "Call 020 7946 0000" })).ToHaveAttributeAsync("href", "tel:02079460000");
        await Assertions.Expect(card.GetByRole(AriaRole.Link, new() { Name = "Book an appointment" })).ToHaveAttributeAsync("href", "https://example.org/book");
    }

    [Theory]
    [InlineData("<img src=x onerror=\"window.hit = 1\"> my ankle hurts")]
    [InlineData("<script>window.hit = 1</script>")]
    [InlineData("[press me](javascript:window.hit=1) **bold** only my left calf is swollen, warm and tender")]
    public async Task Markup_stays_words(string text)
    {
        await using var runner = await room.AgreedRunnerAsync();

        await runner.SayAsync(text);

        await Assertions.Expect(runner.Chat.Locator("#chat article").GetByText(text).First).ToBeVisibleAsync();
        await Assertions.Expect(runner.Cards).Not.ToHaveCountAsync(2);
        Assert.Equal(0, await runner.Chat.Locator("#chat img[src='x'], #chat a[href^='javascript'], #chat strong").CountAsync());
        Assert.False(await runner.Chat.EvaluateAsync<bool>("() => 'hit' in window"));
    }

    [Fact]
    public async Task The_menu_brings_a_person_and_starts_over()
    {
        await using var runner = await room.AgreedRunnerAsync();

        await MenuAsync(runner, "Talk to a person");
        await runner.SeesAsync("A person at Riverside Clinic can help you further.");
        await MenuAsync(runner, "Start over");
        await runner.SeesAsync("Let's start over.");
    }

    internal static async Task MenuAsync(Runner runner, string item)
    {
        await runner.Chat.Locator("#menu").ClickAsync();
        await runner.PressAsync(item);
    }
}
