<?php
/** [penilaian_kinerja src="/putaran.json" panelist="…" district="…" lang="id" mode="nilai"] */

defined( 'ABSPATH' ) || exit;

add_shortcode(
	'penilaian_kinerja',
	function ( $atribut ) {
		$atribut = shortcode_atts(
			array( 'src' => '', 'panelist' => '', 'district' => '', 'lang' => '', 'mode' => '' ),
			$atribut,
			'penilaian_kinerja'
		);
		wp_enqueue_script( 'penilaian-kinerja', plugins_url( 'aset/penilaian-kinerja.js', __FILE__ ), array(), PK_VERSI, true );
		wp_enqueue_script( 'penilaian-kinerja-kirim', plugins_url( 'kirim.js', __FILE__ ), array(), PK_VERSI, true );
		// The bar of those who are logged in lies over the page's upper edge, where the element keeps the total in view.
		wp_register_style( 'penilaian-kinerja', false, array(), PK_VERSI );
		wp_enqueue_style( 'penilaian-kinerja' );
		wp_add_inline_style( 'penilaian-kinerja', '.pk-kirim{--pk-top:var(--wp-admin--admin-bar--height,0px)}' );
		$tag = '<penilaian-kinerja';
		foreach ( $atribut as $nama => $nilai ) {
			if ( '' !== $nilai ) {
				$tag .= ' ' . $nama . '="' . esc_attr( $nilai ) . '"';
			}
		}
		$bungkus = '<div class="pk-kirim"';
		$masuk   = wp_login_url( get_permalink() );
		$status  = '';
		if ( current_user_can( PK_KIRIM ) ) {
			$bungkus .= ' data-alamat="' . esc_url( rest_url( 'penilaian-kinerja/v1/lembar' ) ) . '"'
				. ' data-nonce="' . esc_attr( wp_create_nonce( 'wp_rest' ) ) . '"'
				. ' data-nonce-baru="' . esc_url( admin_url( 'admin-ajax.php?action=rest-nonce' ) ) . '"'
				. ' data-masuk="' . esc_url( $masuk ) . '"';
		} elseif ( ! in_array( $atribut['mode'], array( 'siapkan', 'rekap' ), true ) ) {
			$status = 'Lembar nilai dari halaman ini tidak dikirim ke portal. <a href="' . esc_url( $masuk ) . '">Masuk sebagai panelis</a> agar lembar yang dikunci terkirim.';
		}
		return $bungkus . '>' . $tag . '><p>Lembar nilai sedang dimuat …</p></penilaian-kinerja>'
			. '<p class="pk-kirim-status" role="status">' . $status . '</p></div>';
	}
);
