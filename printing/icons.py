"""The small drawings on paper, as strokes in a square of 24 x 24 with y upwards: no icon font needed."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from printing.canvas import Canvas


class Icon(StrEnum):
    """The drawings that exist."""

    PHONE = "phone"
    PIN = "pin"
    CLOCK = "clock"
    BAG = "bag"
    STEP = "step"
    SPEECH = "speech"
    SITE = "site"
    ALERT = "alert"
    SIGN = "sign"  # a white cup on black: who the slip is from
    RING = "ring"  # a cup in a circle: come and tell us


def draw(canvas: Canvas, icon: Icon, left: float, top: float, size: float) -> None:
    """Draw an icon with its upper left corner at (left, top)."""
    canvas.saveState()
    canvas.translate(left, top - size)
    canvas.scale(size / 24, size / 24)
    canvas.setLineWidth(2.1)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    _DRAW[icon](canvas)
    canvas.restoreState()


def _phone(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.moveTo(3.4, 19.6)
    path.curveTo(3.4, 20.8, 4.0, 21.4, 5.0, 21.4)
    path.lineTo(7.4, 21.4)
    path.curveTo(8.3, 21.4, 8.8, 20.9, 8.9, 20.1)
    path.lineTo(9.5, 16.8)
    path.curveTo(9.6, 16.1, 9.4, 15.6, 8.9, 15.2)
    path.lineTo(7.2, 13.8)
    path.curveTo(8.6, 11.0, 11.0, 8.6, 13.8, 7.2)
    path.lineTo(15.2, 8.9)
    path.curveTo(15.6, 9.4, 16.1, 9.6, 16.8, 9.5)
    path.lineTo(20.1, 8.9)
    path.curveTo(20.9, 8.8, 21.4, 8.3, 21.4, 7.4)
    path.lineTo(21.4, 5.0)
    path.curveTo(21.4, 4.0, 20.8, 3.4, 19.6, 3.4)
    path.curveTo(10.8, 3.6, 3.6, 10.8, 3.4, 19.6)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _pin(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.moveTo(12, 2.2)
    path.curveTo(8.6, 6.4, 5.4, 10.6, 5.4, 14.9)
    path.curveTo(5.4, 18.6, 8.3, 21.6, 12, 21.6)
    path.curveTo(15.7, 21.6, 18.6, 18.6, 18.6, 14.9)
    path.curveTo(18.6, 10.6, 15.4, 6.4, 12, 2.2)
    path.close()
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.circle(12, 14.9, 2.6, stroke=0, fill=1)


def _clock(canvas: Canvas) -> None:
    canvas.circle(12, 12, 9.4, stroke=1, fill=0)
    path = canvas.beginPath()
    path.moveTo(12, 17.6)
    path.lineTo(12, 11.6)
    path.lineTo(16, 9.2)
    canvas.drawPath(path)


def _bag(canvas: Canvas) -> None:
    canvas.roundRect(3.6, 2.8, 16.8, 13.2, 2.4, stroke=1, fill=0)
    path = canvas.beginPath()
    path.moveTo(8.2, 12.4)
    path.lineTo(8.2, 17.4)
    path.curveTo(8.2, 22.6, 15.8, 22.6, 15.8, 17.4)
    path.lineTo(15.8, 12.4)
    canvas.drawPath(path)


def _step(canvas: Canvas) -> None:
    canvas.circle(12, 12, 9.4, stroke=1, fill=0)
    path = canvas.beginPath()
    path.moveTo(7.2, 12)
    path.lineTo(16.4, 12)
    path.moveTo(12.8, 15.8)
    path.lineTo(16.6, 12)
    path.lineTo(12.8, 8.2)
    canvas.drawPath(path)


def _speech(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.moveTo(5.2, 20.6)
    path.lineTo(18.8, 20.6)
    path.curveTo(20.4, 20.6, 21.4, 19.6, 21.4, 18)
    path.lineTo(21.4, 10.4)
    path.curveTo(21.4, 8.8, 20.4, 7.8, 18.8, 7.8)
    path.lineTo(11.6, 7.8)
    path.lineTo(7, 3.4)
    path.lineTo(7, 7.8)
    path.lineTo(5.2, 7.8)
    path.curveTo(3.6, 7.8, 2.6, 8.8, 2.6, 10.4)
    path.lineTo(2.6, 18)
    path.curveTo(2.6, 19.6, 3.6, 20.6, 5.2, 20.6)
    path.close()
    canvas.drawPath(path)


def _site(canvas: Canvas) -> None:
    canvas.circle(12, 12, 9.4, stroke=1, fill=0)
    canvas.ellipse(7.8, 2.6, 16.2, 21.4, stroke=1, fill=0)
    canvas.line(3, 12, 21, 12)


def _alert(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.moveTo(12, 21.2)
    path.lineTo(22.2, 3.4)
    path.lineTo(1.8, 3.4)
    path.close()
    canvas.drawPath(path)
    canvas.line(12, 14.6, 12, 10)
    canvas.circle(12, 6.6, 1.35, stroke=0, fill=1)


def _sign(canvas: Canvas) -> None:
    canvas.roundRect(0, 0, 24, 24, 5.4, stroke=0, fill=1)
    canvas.setStrokeGray(1)
    canvas.setFillGray(1)
    _cup(canvas)


def _ring(canvas: Canvas) -> None:
    canvas.setLineWidth(1.2)
    canvas.circle(12, 12, 11.2, stroke=1, fill=0)
    canvas.setLineWidth(2.1)
    _cup(canvas)


def _cup(canvas: Canvas) -> None:
    canvas.translate(5.3, 4.9)
    canvas.scale(0.58, 0.58)
    path = canvas.beginPath()
    path.moveTo(4.6, 19.4)
    path.lineTo(16.4, 19.4)
    path.lineTo(16.4, 11.4)
    path.curveTo(16.4, 9, 14.8, 7.4, 12.4, 7.4)
    path.lineTo(8.6, 7.4)
    path.curveTo(6.2, 7.4, 4.6, 9, 4.6, 11.4)
    path.close()
    canvas.drawPath(path, stroke=1, fill=1)
    handle = canvas.beginPath()
    handle.moveTo(16.4, 18.4)
    handle.lineTo(18.2, 18.4)
    handle.curveTo(21, 18.4, 21, 13.2, 18.2, 13.2)
    handle.lineTo(16.4, 13.2)
    canvas.drawPath(handle)
    canvas.line(3.6, 4, 17.4, 4)


_DRAW: dict[Icon, Callable[[Canvas], None]] = {
    Icon.PHONE: _phone,
    Icon.PIN: _pin,
    Icon.CLOCK: _clock,
    Icon.BAG: _bag,
    Icon.STEP: _step,
    Icon.SPEECH: _speech,
    Icon.SITE: _site,
    Icon.ALERT: _alert,
    Icon.SIGN: _sign,
    Icon.RING: _ring,
}
