-- Statistics count what came for some organisations in a period.
CREATE INDEX residence_request_received ON residence_request (organisation, received_at);
