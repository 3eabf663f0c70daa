-- Báo chưa đủ after the working hours for it.
ALTER TABLE residence_request_return ADD COLUMN late boolean NOT NULL DEFAULT false;
