"""催报名单: whom the office rings up, as a workbook, a document and a text for a chat group."""
