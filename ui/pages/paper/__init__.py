"""The paper page: how the adresbriefje looks, and sending it to the printer."""
