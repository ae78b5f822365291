-- One picture may be shown or sealed by itself, and a delivery that was cut short goes on at the next start.

alter table pictures
  -- who took it on himself that nothing in this picture needs blurring, and why; null where its sequence says
  add column waiver text;

alter table picture_batches
  -- how often it was begun; a delivery that ends the server each time is not begun for ever
  add column attempts integer not null default 1 check (attempts >= 0);
