namespace AnkleBot.Records;

/// <summary>The record. A wall: SQLite in one file stands behind it, or PostgreSQL shared by several servers.</summary>
public interface IRecords : ITurnRecords, IReviewRecords, INoticeRecords, IUpkeep, IKeptItems, IAsyncDisposable;
