using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace AnkleBot.Server.Staff.Content;

/// <summary>Says that a form is too large before anything of it is read: else its token isn't found, and the page would be called too old.</summary>
/// <param name="mostBytes">The largest that is taken.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TooLargeAttribute(long mostBytes) : Attribute, IAuthorizationFilter, IOrderedFilter
{
    public long MostBytes => mostBytes;

    public int Order => int.MinValue;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (context.HttpContext.Request.ContentLength > mostBytes) context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
    }
}
