using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnkleBot.Server.Staff.Pages;

internal sealed class ConversationsModel : PageModel;
