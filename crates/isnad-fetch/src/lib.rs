//! Pages, feeds and sitemaps from the network.
