"""The inloop day: diensten as they are counted, visits, slips that come back, regulars, attentie, the handover."""
