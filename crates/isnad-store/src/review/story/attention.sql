UPDATE review_item SET attention = :attention, reasons = :reasons WHERE id = :id
